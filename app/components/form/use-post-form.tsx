/**
 * The one form style: React Hook Form checks with the schema the action uses, then the form posts itself. Without
 * JavaScript the same form posts and the action's problem comes back to the same fields.
 */
import { zodResolver } from '@hookform/resolvers/zod';
import { useActionData, useNavigation, useSubmit } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form';
import type { $ZodType } from 'zod/v4/core';
import type { Problem } from '~/lib/http/respond.server';
import { shownDays } from '~/lib/typed-day';
import { issueText } from './issue-text';

/** The last action's problem on this page, or null. */
export function useProblem(): Problem | null {
  const answer = useActionData<{ problem?: Problem }>();
  return answer?.problem ?? null;
}

/**
 * `field(name)` gives what a field component needs (register + error); `errors` feed an error summary; spread
 * `form` on `<form>`. Codes become sentences by `texts`, falling back to the general ones.
 */
export function usePostForm<T extends FieldValues>(
  schema: $ZodType,
  defaults: DefaultValues<T>,
  texts: Record<string, () => string> = {},
) {
  const problem = useProblem();
  const submit = useSubmit();
  const navigation = useNavigation();
  const sent = (problem?.values ?? {}) as DefaultValues<T>;
  const { register, handleSubmit, formState, setFocus, watch, setValue, getValues } = useForm<T>({
    resolver: zodResolver(schema as never) as never,
    // Days are kept as machines write them and typed as people do.
    defaultValues: shownDays({ ...defaults, ...sent }),
    shouldFocusError: false,
  });
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const said = new Map<string, string>();
  for (const issue of problem?.issues ?? []) said.set(issue.path, issue.text);
  for (const [path, code] of flatErrors(formState.errors))
    said.set(path, texts[code]?.() ?? issueText(code, String(getValues(path as Path<T>) ?? '').trim()));
  const errors = [...said].map(([name, text]) => ({ name, text }));

  const failures = formState.submitCount;
  useEffect(() => {
    if (failures > 0 && summary.current) summary.current.focus();
  }, [failures]);

  return {
    form: {
      method: 'post' as const,
      noValidate: true,
      ref: element,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        const submitter = (event.nativeEvent as SubmitEvent).submitter;
        void handleSubmit(() => {
          if (element.current) submit(submitter instanceof HTMLButtonElement ? submitter : element.current);
        })(event);
      },
    },
    /** `defaultValue` is for the page before its scripts, and without them. */
    field: (name: string) => ({
      ...register(name as Path<T>),
      name,
      defaultValue: getValues(name as Path<T>) as string | undefined,
      error: said.get(name),
    }),
    errorOf: (name: string) => said.get(name),
    errors,
    summary,
    problem,
    isSending: navigation.state !== 'idle',
    register,
    setFocus,
    watch,
    setValue,
    getValues,
  };
}

function flatErrors(errors: object, prefix = ''): [string, string][] {
  return Object.entries(errors).flatMap(([key, value]): [string, string][] => {
    if (!value || typeof value !== 'object' || key === 'ref') return [];
    const path = prefix ? `${prefix}.${key}` : key;
    if ('message' in value && typeof value.message === 'string') return [[path, value.message]];
    return flatErrors(value, path);
  });
}
