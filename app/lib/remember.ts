/** `work` with its last answers kept: for what thousands of rows say in a few words. `work` is pure; `most` answers. */
export function remember<Answer>(work: (text: string) => Answer, most = 500): (text: string) => Answer {
  const answers = new Map<string, { answer: Answer }>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known.answer;
    if (answers.size >= most) answers.clear();
    const answer = work(text);
    answers.set(text, { answer });
    return answer;
  };
}
