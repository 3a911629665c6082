/** The canonical text of a document, for views that ask whether two are the same. */
export { canonicalJson } from '../scenario/link-canonical';
