// @ts-check
/**
 * What a person has opened can be opened again without a network. Pages are asked for first and their copies shown only
 * when nothing answers; copies belong to one person and go with the sign-out. Files named by their content never change.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const pages = 'pages';
const files = 'files';
/** Pages of the person's own work, and those that help. A form once sent is no page any more. */
const kept = /^\/($|inbox$|result$|help$|method$|privacy$|assessment\/[a-z]+\/[^/]+(\/check)?$)/;
const offline = '/offline';
const mostFiles = 300;
const mostAge = 14 * 86_400_000;
/** Milliseconds after which a copy is shown though the network may still answer. */
const patience = 10_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(files).then((cache) => cache.add(offline)));
  worker.skipWaiting();
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** The first page was there before its worker: it says what it is made of. */
worker.addEventListener('message', (event) => {
  const { page, made } = /** @type {{ page: string, made: string[] }} */ (event.data);
  const parts = made.filter((url) => isFile(new URL(url))).map((url) => fileOf(new Request(url)));
  const home = new URL('/', worker.location.origin);
  event.waitUntil(Promise.allSettled([renewed(home), renewed(new URL(page)), ...parts]));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  const path = url.pathname.replace(/\.data$/, '');
  if (request.method !== 'GET') {
    if (path === '/sign-out' || path === '/demo/seat') event.waitUntil(caches.delete(pages));
    if (path.endsWith('/check')) event.waitUntil(forget(path.slice(0, -'/check'.length)));
  } else if (isFile(url)) event.respondWith(fileOf(request));
  else if (request.mode === 'navigate') event.respondWith(pageOf(event, url));
  else if (path !== url.pathname) event.waitUntil(followed(path));
});

/** @param {URL} url */
function isFile(url) {
  return url.origin === worker.location.origin && /^\/(assets\/|fonts\/|favicon\.svg$)/.test(url.pathname);
}

/** @param {Request} request */
async function fileOf(request) {
  const cache = await caches.open(files);
  const copy = await cache.match(request.url);
  if (copy) return copy;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request.url, answer.clone());
    const all = await cache.keys();
    // Oldest first; the page that says there is no network stays.
    for (const old of all.slice(0, Math.max(0, all.length - mostFiles)))
      if (!old.url.endsWith(offline)) await cache.delete(old);
  }
  return answer;
}

/** @param {FetchEvent} event @param {URL} url */
async function pageOf(event, url) {
  const asked = fetch(event.request).then(async (answer) => {
    await keep(url, answer.clone());
    return answer;
  });
  event.waitUntil(asked.catch(() => {}));
  const copy = kept.test(url.pathname) ? await copyOf(url) : undefined;
  try {
    return await (copy ? Promise.race([asked, wait(copy)]) : asked);
  } catch {
    return copy ?? (await caches.match(offline)) ?? Response.error();
  }
}

/** @param {Response} copy @returns {Promise<Response>} */
const wait = (copy) => new Promise((resolve) => setTimeout(resolve, patience, copy));

/** A copy with the time it was made, for the page to say. @param {URL} url */
async function copyOf(url) {
  const cache = await caches.open(pages);
  const copy = (await cache.match(url.href)) ?? (await cache.match(url.href, { ignoreSearch: true }));
  const at = copy?.headers.get('X-Kept-At');
  if (!copy || !at || Date.now() - Date.parse(at) > mostAge) return undefined;
  const html = (await copy.text()).replace('<body', `<body data-kept="${at}"`);
  return new Response(html, { headers: copy.headers });
}

/** Keeps a page for whom it was made; another person's, or nobody's, empties the folder. @param {URL} url @param {Response} answer */
async function keep(url, answer) {
  if (url.pathname.endsWith('/receipt')) await forget(url.pathname.slice(0, -'/receipt'.length));
  if (!answer.ok || !answer.headers.get('Content-Type')?.startsWith('text/html')) return;
  const html = await answer.text();
  const person = /<body[^>]* data-person="(\d+)"/.exec(html)?.[1];
  if (!person) return void (await caches.delete(pages));
  const cache = await caches.open(pages);
  const [first] = await cache.keys();
  const before = first && (await cache.match(first))?.headers.get('X-Kept-For');
  if (before && before !== person) await caches.delete(pages);
  if (!kept.test(url.pathname)) return;
  const headers = new Headers(answer.headers);
  headers.set('X-Kept-At', new Date().toISOString());
  headers.set('X-Kept-For', person);
  headers.delete('Content-Encoding');
  await (await caches.open(pages)).put(url.href, new Response(html, { headers }));
}

/** A page reached without leaving the document: its copy is made when there is none yet. @param {string} path */
async function followed(path) {
  if (path === '/sign-in') return void (await caches.delete(pages));
  const url = new URL(path, worker.location.origin);
  const has = await caches.match(url.href, { cacheName: pages, ignoreSearch: true });
  if (kept.test(path) && !has) await renewed(url).catch(() => {});
}

/** @param {URL} url */
async function renewed(url) {
  if (kept.test(url.pathname)) await keep(url, await fetch(url.href));
}

/** @param {string} path of a form that was sent */
async function forget(path) {
  const cache = await caches.open(pages);
  for (const request of await cache.keys())
    if (new URL(request.url).pathname.startsWith(path)) await cache.delete(request);
}
