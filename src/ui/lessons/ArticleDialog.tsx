import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { lessonWords } from '../words/lessons';
import { Article } from './Article';
import styles from './article.module.css';
import { articleLesson } from './article-of';

const w = lessonWords.article;

/** A lesson to be read or printed. On paper there is nothing but it. */
export default function ArticleDialog({ onClose }: { onClose: () => void }) {
  const lesson = articleLesson();
  if (!lesson) return null;
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <p className={styles.tools}>
        <Button main onClick={() => print()}>
          {w.print}
        </Button>
      </p>
      <Article lesson={lesson} />
    </Dialog>
  );
}
