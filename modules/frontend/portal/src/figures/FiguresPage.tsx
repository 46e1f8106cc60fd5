import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneOrUtc } from '../format/times';
import { useFormat } from '../format/useFormat';
import { useDownload } from '../session/useDownload';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { Course } from './Course';
import styles from './Figures.module.css';
import { Filters } from './Filters';
import { Groups } from './Groups';
import { csvPath, useFigures } from './queries';
import { daysBefore, isPeriod, lengths, today } from './shape';
import { Ranges } from './Ranges';
import { Tiles } from './Tiles';
import type { Choice } from './types';

/** How fast and how well the questions of a coordinator's institutions are answered. */
export function FiguresPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { person } = useSession();
  const [now] = useState(() => today(Date.now(), person.zone));
  const [choice, setChoice] = useState<Choice>({ from: daysBefore(now, lengths[0] - 1), to: now, by: 'TOPIC' });
  const figures = useFigures(choice);
  const file = useDownload();
  return (
    <Page
      title={t('nav.figures')} lead={t('figures.lead', { zone: zoneOrUtc(person.zone) })}
      actions={isPeriod(choice) && (
        <Button variant="default" leftSection={<IconDownload size={17} />} loading={file.busy} onClick={() => void file.save(csvPath(choice), `figures-${choice.from}-${choice.to}.csv`)} data-testid="figures-csv">{t('figures.csv')}</Button>
      )}
    >
      <Filters choice={choice} today={now} onChange={setChoice} />
      {!isPeriod(choice) ? <p className={styles.wrong} role="alert">{t('figures.noPeriod')}</p> : (
        <Answer of={figures}>
          {(of) => of.total.cases.sent === 0 && of.groups.length === 0 ? <Empty title={t('figures.none')}>{t('figures.noneText')}</Empty> : (
            <div data-testid="figures" data-by={of.by}>
              <Tiles of={of} />
              <Course of={of} />
              <Ranges of={of} />
              <Groups of={of} />
              <p className={styles.small}>{t('figures.asOf', { at: format.dateTime(of.asOf) })}</p>
            </div>
          )}
        </Answer>
      )}
    </Page>
  );
}
