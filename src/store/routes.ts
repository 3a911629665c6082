/** Short links, `#/<letter>/<path>?<view>`, for what the site itself brings along. A new kind is one line here. */
import { isLessonLink } from '../scenario/lessons/address';
import { isLink } from '../scenario/link';
import type { App } from './state';

interface Route {
  /** Never changes: it is in links. `s` is that of whole scenarios. */
  readonly prefix: string;
  /** `path` is what stands between the slashes behind the prefix, `query` the view as in every link, without its `?`. */
  open(path: readonly string[], query: string, app: App): unknown;
}

const ROUTES: readonly Route[] = [
  { prefix: 'p', open: ([id = ''], query, app) => app.openPreset(id, { query }) },
];

/** Opens a short link: a whole address or its hash. False where it is none. */
export function openShort(link: string, app: App): boolean {
  const found = routeOf(link);
  void found?.route.open(found.path, found.query, app);
  return found !== undefined;
}

/** Does the text look like any link of ours, good or bad? */
export const leadsHere = (text: string): boolean =>
  isLink(text) || isLessonLink(text) || routeOf(text) !== undefined;

function routeOf(link: string): { route: Route; path: string[]; query: string } | undefined {
  const [, prefix, path, query = ''] = /^(?:[^#]*#)?\/([a-z]+)\/([^?]*)(?:\?(.*))?$/s.exec(link.trim()) ?? [];
  const route = ROUTES.find((one) => one.prefix === prefix);
  return route && path ? { route, path: path.split('/'), query } : undefined;
}
