/** Topics on a page of the catalogue. */
export const topicPageSize = 50;
/** Skills one topic may be tied to: a topic that trains everything trains nothing. */
export const mostSkills = 5;
