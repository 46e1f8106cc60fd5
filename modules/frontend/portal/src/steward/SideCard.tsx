import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { useFormat } from '../format/useFormat';
import { Facts } from '../ui/Facts';
import { Panel } from '../ui/Panel';
import styles from './Conflicts.module.css';
import type { Side } from './types';

type Props = { title: string; of: Side | undefined; other: Side | undefined; picture: string; testid: string };

/** One of the two instances: its picture where it has one, who sent it and how; UIDs only where the two differ. */
export function SideCard({ title, of, other, picture, testid }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const mono = (text: string) => <span className={admin.mono}>{text}</span>;
  return (
    <Panel title={title} testid={`side-${testid}`}>
      {of && (
        <div className={styles.side}>
          <Picture key={`${picture} ${of.sha256}`} src={picture} label={title} testid={`picture-${testid}`} />
          <Facts
            facts={[
              [t('conflicts.sender'), <>{mono(of.sender.name || '–')} <span className={admin.small}>{of.sender.address}</span></>],
              ...(of.sender.certificate ? [[t('peers.certificate'), <span title={of.sender.certificate.fingerprint}>{mono(of.sender.certificate.subject)}</span>] as const] : []),
              [t('studies.received'), format.dateTime(of.receivedAt)],
              [t('conflicts.encoding'), of.encoding],
              [t('conflicts.size'), t('conflicts.bytes', { bytes: format.number(of.length) })],
              ['SHA-256', mono(of.sha256.slice(0, 16))],
              ...(other && other.studyInstanceUid !== of.studyInstanceUid ? [[t('conflicts.study'), mono(of.studyInstanceUid)] as const] : []),
              ...(other && other.seriesInstanceUid !== of.seriesInstanceUid ? [[t('conflicts.series'), mono(of.seriesInstanceUid)] as const] : []),
            ]}
          />
        </div>
      )}
    </Panel>
  );
}

function Picture({ src, label, testid }: { src: string; label: string; testid: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  return (
    <div className={styles.picture} data-state={state} data-testid={testid}>
      {state === 'failed'
        ? <span>{t('conflicts.noPicture')}</span>
        : <img src={src} alt={label} onLoad={() => setState('shown')} onError={() => setState('failed')} />}
    </div>
  );
}
