import { useTranslation } from 'react-i18next';
import { UndoDialog } from '../steward/UndoDialog';
import { retentionKeys } from './queries';

/** Holds a study or deletes it by hand, with a reason that is kept. */
export function StudyDialog({ study, act, onClose }: { study: string; act: 'hold' | 'delete'; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <UndoDialog
      path={act === 'hold' ? '/api/retention/holds' : '/api/retention/deletions'} stale={retentionKeys.all} title={t(`retention.${act}`)} text={t(`retention.${act}Text`)}
      done={t(`retention.${act}Done`)} extra={{ studyInstanceUid: study }} onClose={onClose}
    />
  );
}
