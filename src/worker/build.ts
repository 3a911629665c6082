/** Which build this is: page and worker each say it, so that two builds never work with each other. */
declare const __BUILD__: string;

/** `source` where the sources run unbuilt. */
export const BUILD: string = typeof __BUILD__ === 'string' ? __BUILD__ : 'source';
