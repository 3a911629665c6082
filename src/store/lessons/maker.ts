/** What the form that makes lessons needs of them. */
export { lessonLink } from '../../scenario/lessons/address';
export { encodeLesson, lessonOf, plainLesson } from '../../scenario/lessons/link';
export { sceneOf } from '../../scenario/lessons/steps';
