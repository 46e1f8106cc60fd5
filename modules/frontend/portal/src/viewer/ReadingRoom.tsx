import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { studyKeys } from '../studies/queries';
import type { StudyWithSeries } from '../studies/types';
import { AccessEnded, isMissing } from '../ui/Answer';
import { forgetPixels } from './forgetPixels';
import styles from './ReadingRoom.module.css';
import { type Choice, SeriesRail } from './SeriesRail';
import { SeriesView } from './SeriesView';
import { ViewerMessage } from './ViewerMessage';

type Props = {
  studies: string[];
  header: ReactNode;
  side?: ReactNode;
  wanted?: string;
  onChoose?: (choice: Choice) => void;
  onFirstImage?: () => void;
};

const pictureLast = ['SR', 'DOC', 'PR', 'KO', 'SEG', 'REG'];

/** Images come before documents, otherwise series stay in the scanner's order. */
export function readingOrder(choices: Choice[]): Choice[] {
  const rank = ({ series }: Choice) => (pictureLast.includes(series.modality) ? 1 : 0);
  return [...choices].sort((a, b) => rank(a) - rank(b));
}

/** The dark room: series at the left, the image in the middle, what the reader needs beside it at the right. */
export function ReadingRoom({ studies, header, side, wanted, onChoose, onFirstImage }: Props) {
  const { t } = useTranslation();
  const loaded = useQueries({
    queries: studies.map((uid) => ({
      queryKey: studyKeys.one(uid),
      queryFn: ({ signal }: { signal: AbortSignal }) => http.get<StudyWithSeries>(`/api/studies/${uid}`, signal),
    })),
    combine: (results) => ({
      studies: results.map((one) => one.data).filter((one) => one !== undefined),
      pending: results.some((one) => one.isPending),
      ended: results.some((one) => one.data !== undefined && isMissing(one.error)),
    }),
  });
  const choices = useMemo(
    () => loaded.studies.flatMap((study) => readingOrder(study.series.map((series) => ({ study, series })))),
    [loaded.studies],
  );
  const [picked, setPicked] = useState<string>();
  useEffect(() => {
    if (loaded.ended) void forgetPixels();
  }, [loaded.ended]);
  const uid = picked ?? wanted;
  const chosen = choices.find(({ series }) => series.seriesInstanceUid === uid) ?? choices[0];

  if (loaded.ended) return <AccessEnded />;
  return (
    <div className={styles.room} data-testid="reading-room">
      <header className={styles.header} data-room>{header}</header>
      <div className={styles.body}>
        <SeriesRail
          choices={choices} chosen={chosen?.series.seriesInstanceUid}
          onChoose={(choice) => {
            setPicked(choice.series.seriesInstanceUid);
            onChoose?.(choice);
          }}
        />
        <div className={styles.view}>
          {chosen ? (
            <SeriesView study={chosen.study} series={chosen.series} onFirstImage={onFirstImage} />
          ) : (
            <ViewerMessage busy={loaded.pending} text={loaded.pending ? t('viewer.loading') : t('viewer.noSeries')} />
          )}
        </div>
        {side && <aside className={styles.side}>{side}</aside>}
      </div>
    </div>
  );
}
