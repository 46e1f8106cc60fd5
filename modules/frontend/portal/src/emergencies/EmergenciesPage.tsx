import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Table } from '../admin/Table';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { useEmergencies } from './queries';
import { ReviewDialog } from './ReviewDialog';
import type { Emergency, Someone } from './types';

/** Cases opened in emergencies, for the privacy officer. */
export function EmergenciesPage() {
  const { t } = useTranslation();
  const [reviewing, setReviewing] = useState<Emergency>();
  return (
    <Page title={t('nav.emergencies')} lead={t('emergencies.lead')}>
      <Answer of={useEmergencies()}>
        {(all) => all.length === 0 ? <Empty title={t('emergencies.none')}>{t('emergencies.noneText')}</Empty> : (
          <Table head={[t('emergencies.case'), t('emergencies.openedBy'), t('emergencies.reader'), t('reason.label'), t('emergencies.state')]} testid="emergencies">
            {all.map((one) => <Row key={one.id} of={one} onReview={() => setReviewing(one)} />)}
          </Table>
        )}
      </Answer>
      {reviewing && <ReviewDialog of={reviewing} onClose={() => setReviewing(undefined)} />}
    </Page>
  );
}

function Row({ of, onReview }: { of: Emergency; onReview: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { review } = of;
  return (
    <tr data-testid="emergency-row" data-reviewed={Boolean(review)}>
      <td>{of.number}</td>
      <td><Person of={of.openedBy} /><br />{format.short(of.openedAt)}</td>
      <td><Person of={of.reader} /><br />{t('emergencies.until', { at: format.short(of.endsAt) })}</td>
      <td style={{ overflowWrap: 'anywhere', minWidth: 220 }}>{of.reason}</td>
      <td>
        {review ? (
          <>
            <span className={admin.tag} data-tone={review.justified ? 'good' : 'bad'}>{t(review.justified ? 'emergencies.justified' : 'emergencies.unjustified')}</span>
            <br />{review.by.name} · {format.short(review.at)}<br />{review.note}
          </>
        ) : <Button size="sm" onClick={onReview} data-testid="review-emergency">{t('emergencies.review')}</Button>}
      </td>
    </tr>
  );
}

function Person({ of }: { of: Someone }) {
  return <>{of.name}<br />{of.institution}</>;
}
