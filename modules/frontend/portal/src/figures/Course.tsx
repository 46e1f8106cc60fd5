import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { roundTop } from '../operations/figures';
import { Panel } from '../ui/Panel';
import { AsTable } from './AsTable';
import { Columns } from './Columns';
import styles from './Figures.module.css';
import { topOf } from './shape';
import type { Figures } from './types';

/** How the period went: what was sent, and how soon it was answered. */
export function Course({ of }: { of: Figures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { course, targets } = of;
  const answers = course.map(({ answer }) => answer);
  const span = (seconds: number | undefined) => (seconds === undefined ? '–' : format.span(seconds));
  return (
    <Panel title={t(`figures.course.${of.step}`)} testid="course">
      <div className={styles.charts}>
        <Columns
          title={t('figures.sent')} pieces={course} values={course.map(({ sent }) => sent)} top={roundTop(Math.max(0, ...course.map(({ sent }) => sent)))}
          write={format.number} says={t('figures.sentSays', { total: format.number(of.total.cases.sent), pieces: course.length })} testid="chart-sent"
        />
        <Columns
          title={t('figures.answerMedian')} pieces={course} values={answers} top={topOf([targets.answer, ...answers.map((one) => one ?? 0)])} target={targets.answer}
          write={format.span} says={t('figures.answerSays', { median: span(of.total.times.answer.median), target: format.span(targets.answer) })} testid="chart-answer"
        />
      </div>
      <AsTable
        head={[t('figures.begin'), t('figures.sent'), t('figures.allocationMedian'), t('figures.answerMedian')]} testid="course-table"
        rows={course.map((piece) => [format.date(piece.begin), format.number(piece.sent), span(piece.allocation), span(piece.answer)])}
      />
    </Panel>
  );
}
