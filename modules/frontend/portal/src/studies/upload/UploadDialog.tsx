import { Button, Group, Modal, Progress } from '@mantine/core';
import { IconCheck, IconFolder, IconMinus, IconPhotoUp, IconX } from '@tabler/icons-react';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropped, picked } from './files';
import { bytesText, type Line, lines } from './lines';
import styles from './UploadDialog.module.css';
import { tally, useUpload } from './useUpload';
import { useLineText } from './useLineText';

const rowsShownMax = 200;

export function UploadDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const upload = useUpload();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const sum = tally(upload.items);
  const size = (bytes: number) => bytesText(bytes, i18n.language);

  function pick(event: ChangeEvent<HTMLInputElement>) {
    upload.add(picked(event.currentTarget.files ?? []));
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
        className={styles.drop} data-over={over} data-testid="upload-drop" onDrop={drop} onDragLeave={() => setOver(false)}
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
        <p className={styles.hint}>{t('upload.hint')}</p>
        <input ref={files} type="file" multiple hidden onChange={pick} data-testid="upload-files" />
        <input ref={folder} type="file" multiple hidden onChange={pick} data-testid="upload-folder" {...{ webkitdirectory: '' }} />
      </div>
      {sum.files > 0 && (
        <>
          <Progress value={sum.bytes === 0 ? 100 : (100 * sum.sent) / sum.bytes} mt="md" size="sm" color={sum.REFUSED + sum.failed > 0 ? 'amber' : 'petrol'} aria-label={t('upload.progress')} transitionDuration={150} />
          <p
            className={styles.summary} role="status" data-testid="upload-summary" data-busy={upload.busy} data-stored={sum.STORED}
            data-duplicate={sum.DUPLICATE} data-skipped={sum.SKIPPED} data-refused={sum.REFUSED} data-failed={sum.failed}
          >
            {t('upload.summary', { sent: size(sum.sent), total: size(sum.bytes), stored: sum.STORED, duplicate: sum.DUPLICATE, skipped: sum.SKIPPED, refused: sum.REFUSED + sum.failed })}
          </p>
          <ul className={styles.list}>{lines(upload.items).slice(0, rowsShownMax).map((line) => <Row key={line.key} line={line} />)}</ul>
        </>
      )}
      <Group justify="flex-end" mt="md">
        {sum.failed > 0 && !upload.busy && <Button onClick={upload.resume} data-testid="upload-resume">{t('upload.resume')}</Button>}
        <Button variant={upload.busy || sum.failed > 0 ? 'default' : 'filled'} onClick={onClose} data-testid="upload-close">{upload.busy ? t('upload.stop') : t('ui.close')}</Button>
      </Group>
    </Modal>
  );
}

function Row({ line }: { line: Line }) {
  const text = useLineText();
  return (
    <li className={styles.row} data-kind={line.kind} data-testid="upload-row">
      <span className={styles.icon}>
        {line.kind === 'bad' ? <IconX size={16} /> : line.kind === 'good' ? <IconCheck size={16} /> : line.kind === 'none' ? <IconMinus size={16} /> : null}
      </span>
      <span className={styles.file} title={line.name}><bdi>{line.name}</bdi></span>
      <span className={styles.said}>{text(line)}</span>
      {line.part !== undefined && <Progress className={styles.part} value={100 * line.part} size={3} color="petrol" aria-hidden />}
    </li>
  );
}
