import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { Panel } from '../ui/Panel';
import styles from './Operations.module.css';
import { operationsKeys } from './queries';
import { Meter } from './Tiles';
import type { Check } from './types';

export function Checks({ of }: { of: Check[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('operations.checks')} testid="checks">
      <div className={styles.checks}>{of.map((check) => <CheckRow key={check.name} of={check} />)}</div>
    </Panel>
  );
}

function CheckRow({ of }: { of: Check }) {
  const { t } = useTranslation();
  const format = useFormat();
  const begin = useChange(operationsKeys.all, () => http.post(`/api/operations/checks/${of.name}`), t('operations.willBegin'));
  const done = t('operations.looked', { count: of.objects, bytes: format.bytes(of.bytes) });
  return (
    <section className={styles.check} data-testid={`check-${of.name}`} data-running={of.running}>
      <div className={styles.checkHead}>
        <h3>{t(`operations.check.${of.name}`)}</h3>
        {!of.running && <Button size="compact-sm" variant="light" loading={begin.isPending} onClick={() => begin.mutate(undefined)} data-testid={`begin-${of.name}`}>{t('operations.begin')}</Button>}
      </div>
      <p className={styles.small}>{t(`operations.checkText.${of.name}`)}</p>
      <Meter share={of.share} tone="good" label={t(`operations.check.${of.name}`)} />
      <p className={styles.small}>
        {of.running ? t('operations.running', { percent: format.percent(of.share), at: format.short(of.startedAt) }) : of.endedAt ? t('operations.ended', { at: format.short(of.endedAt) }) : t('operations.never')}
        {of.startedAt && <> · {done}</>}
      </p>
    </section>
  );
}
