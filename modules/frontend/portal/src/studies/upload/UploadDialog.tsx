import { Button, Group, Modal, Progress } from '@mantine/core';
import { IconCheck, IconFolder, IconPhotoUp, IconX } from '@tabler/icons-react';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../ui/useProblemText';
import { dropped, filesMax, worthSending } from './files';
import { reasonKey } from './stow';
import styles from './UploadDialog.module.css';
import { type Item, tally, useUpload } from './useUpload';

const rowsShownMax = 200;

export function UploadDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const upload = useUpload();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { total, stored, refused, percent } = tally(upload.items);
  // Those that need attention stand first.
  const rows = [...upload.items].sort((a, b) => weight(a) - weight(b)).slice(0, rowsShownMax);

  function picked(event: ChangeEvent<HTMLInputElement>) {
    upload.add(Array.from(event.currentTarget.files ?? []).filter(worthSending).slice(0, filesMax));
    event.currentTarget.value = '';
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void dropped(event.dataTransfer).then(upload.add);
  }

  return (
    <Modal opened onClose={onClose} title={t('upload.title')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }} data-testid="upload-dialog">
      <div
        className={styles.drop} data-over={over} onDrop={drop} onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
      >
        <p>{t('upload.drop')}</p>
        <Group gap="sm" justify="center">
          <Button variant="default" leftSection={<IconPhotoUp size={17} />} onClick={() => files.current?.click()}>{t('upload.files')}</Button>
          <Button variant="default" leftSection={<IconFolder size={17} />} onClick={() => folder.current?.click()}>{t('upload.folder')}</Button>
        </Group>
        <input ref={files} type="file" multiple hidden onChange={picked} data-testid="upload-files" />
        <input ref={folder} type="file" multiple hidden onChange={picked} data-testid="upload-folder" {...{ webkitdirectory: '' }} />
      </div>
      {total > 0 && (
        <>
          <Progress value={percent} mt="md" size="sm" color={refused > 0 ? 'amber' : 'petrol'} aria-label={t('upload.progress')} transitionDuration={150} />
          <p className={styles.summary} role="status" data-testid="upload-summary" data-stored={stored} data-refused={refused} data-busy={upload.busy}>
            {t('upload.summary', { stored, total, refused })}
          </p>
          <ul className={styles.list}>{rows.map((item, i) => <Row key={`${item.file.name}-${i}`} item={item} />)}</ul>
        </>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant={upload.busy ? 'default' : 'filled'} onClick={onClose} data-testid="upload-close">{upload.busy ? t('upload.stop') : t('ui.close')}</Button>
      </Group>
    </Modal>
  );
}

function weight({ outcome }: Item): number {
  if (outcome === undefined) return 1;
  return outcome.kind === 'stored' ? 2 : 0;
}

function Row({ item: { file, part, outcome } }: { item: Item }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const bad = outcome !== undefined && outcome.kind !== 'stored';
  const said =
    outcome === undefined ? (part > 0 ? `${Math.round(part * 100)} %` : t('upload.waiting'))
    : outcome.kind === 'stored' ? t('upload.stored')
    : outcome.kind === 'reason' ? t(reasonKey(outcome.status))
    : problemText(outcome.problem);
  return (
    <li className={styles.row} data-bad={bad} data-testid="upload-row">
      <span className={styles.icon}>{bad ? <IconX size={16} /> : outcome ? <IconCheck size={16} /> : null}</span>
      <span className={styles.file} title={file.name}>{file.name}</span>
      <span className={styles.said}>{said}</span>
    </li>
  );
}
