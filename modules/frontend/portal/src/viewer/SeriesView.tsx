import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Series, Study } from '../studies/types';
import { useProblemText } from '../ui/useProblemText';
import { address } from './address';
import { type Attributes, Tag, text } from './attributes';
import { ReportDocument } from './document/ReportDocument';
import { seriesKind } from './seriesKind';
import { useSeriesMetadata } from './useSeriesMetadata';
import styles from './Viewer.module.css';
import { ViewerMessage } from './ViewerMessage';

const StackViewer = lazy(() => import('./stack/StackViewer'));
const SlideViewer = lazy(() => import('./slide/SlideViewer'));

type Props = { study: Study; series: Series; onFirstImage?: () => void };

/** Shows a series in the viewer its objects ask for. */
export function SeriesView({ study, series, onFirstImage }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const metadata = useSeriesMetadata(study.studyInstanceUid, series.seriesInstanceUid, series.instanceCount);
  const waiting = <div className={styles.viewer}><div className={styles.stage}><ViewerMessage busy text={t('viewer.loading')} /></div></div>;
  if (metadata.isPending) return waiting;
  if (metadata.isError) {
    return (
      <div className={styles.viewer}>
        <div className={styles.stage}><ViewerMessage text={t('viewer.failed')} detail={problemText(metadata.error)} /></div>
      </div>
    );
  }
  return (
    <Suspense fallback={waiting}>
      <View key={series.seriesInstanceUid} study={study} series={series} instances={metadata.data} onFirstImage={onFirstImage} />
    </Suspense>
  );
}

function View({ study, series, instances, onFirstImage }: Props & { instances: Attributes[] }) {
  const { t } = useTranslation();
  switch (seriesKind(instances)) {
    case 'slide': return <SlideViewer study={study} instances={instances} onFirstImage={onFirstImage} />;
    case 'stack': return <StackViewer study={study} instances={instances} onFirstImage={onFirstImage} />;
    case 'report': return <ReportDocument instances={instances} />;
    case 'pdf': return <PdfLinks study={study} series={series} instances={instances} />;
    case 'other':
      return (
        <div className={styles.viewer}>
          <div className={styles.stage}><ViewerMessage text={t('viewer.noViewer')} detail={t('viewer.noViewerText')} /></div>
        </div>
      );
  }
}

function PdfLinks({ study, series, instances }: Props & { instances: Attributes[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.viewer}>
      <div className={styles.links}>
        {instances.map((instance) => {
          const uid = text(instance, Tag.sopInstance) ?? '';
          const href = `${address.instance(study.studyInstanceUid, series.seriesInstanceUid, uid)}/rendered`;
          return <a key={uid} href={href} target="_blank" rel="noreferrer">{t('viewer.openPdf')}</a>;
        })}
      </div>
    </div>
  );
}
