/**
 * When the document on screen was kept by the service worker, which shows it for want of a network (ISO); null when the
 * server sent it, or when another page has been reached from it since.
 */
export function copiedAt(): string | null {
  const [opened] = performance.getEntriesByType('navigation');
  if (!opened || new URL(opened.name).pathname !== window.location.pathname) return null;
  return document.body.dataset.kept ?? null;
}
