import { Loader } from '@mantine/core';
import styles from './Viewer.module.css';

/** Stands where the image will be, or says why there is none. */
export function ViewerMessage({ text, detail, busy = false }: { text: string; detail?: string; busy?: boolean }) {
  return (
    <div className={styles.message} role={busy ? 'status' : 'alert'} data-testid={busy ? 'viewer-loading' : 'viewer-failure'}>
      {busy && <Loader size="sm" color="gray" />}
      <strong>{text}</strong>
      {detail && <span>{detail}</span>}
    </div>
  );
}
