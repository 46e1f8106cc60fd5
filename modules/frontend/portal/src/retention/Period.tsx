import { useTranslation } from 'react-i18next';
import { periodParts } from './policy';
import type { Obstacle, Policy, Verdict } from './types';
import { useFormat } from '../format/useFormat';
import admin from '../admin/Admin.module.css';

/** How long a policy keeps, in words. */
export function Period({ of }: { of: Policy }) {
  const { t } = useTranslation();
  if (of.forEver) return t('retention.forEver');
  const period = periodParts(of).map(([unit, count]) => t(`retention.${unit}`, { count })).join(' ');
  return (
    <>
      {period}
      <span className={admin.small}>{of.countedFrom.map((one) => t(`retention.countedFrom.${one}`)).join(' · ')}</span>
      {of.untilAgeYears !== undefined && <span className={admin.small}>{t('retention.untilAgeLine', { age: of.untilAgeYears })}</span>}
    </>
  );
}

/** Until when a study is kept and why, as one sentence. */
export function VerdictText({ of }: { of: Verdict }) {
  const { t } = useTranslation();
  const format = useFormat();
  const basis = of.countedFrom ? `${t(`retention.countedFrom.${of.countedFrom}`)} ${of.from ? format.date(of.from) : ''}` : t('retention.age');
  return t(`retention.verdict.${of.kind}`, { policy: of.policyName ?? '', until: of.until ? format.date(of.until) : '', basis });
}

export function Obstacles({ of }: { of: Obstacle[] }) {
  const { t } = useTranslation();
  return of.map((one) => <span key={one} className={admin.tag} data-tone="wait" data-testid="obstacle" data-obstacle={one}>{t(`retention.obstacle.${one}`)}</span>);
}
