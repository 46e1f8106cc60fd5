import { Button } from '@mantine/core';
import { IconFileText, IconPhotoScan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/links';
import { AdjudicateDialog } from '../adjudication/AdjudicateDialog';
import { StateBadge } from '../CaseBadge';
import type { Action, Case } from '../types';
import { useCommand } from '../useCommand';
import { OfferDialog } from './OfferDialog';
import { OutcomeDialog } from './OutcomeDialog';
import { ReasonDialog, type ReasonKind } from './ReasonDialog';

/** What may be done with the case now, as the node says; the step that moves it on stands last and is filled. */
export function CaseActions({ of }: { of: Case }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<ReasonKind | 'offer' | 'close' | 'adjudicate'>();
  const { run, busy } = useCommand(of.id);
  const may = (action: Action) => of.actions.includes(action);
  const reads = of.actions.some((action) => ['ACCEPT', 'BEGIN', 'SIGN', 'ASK'].includes(action));
  const params = { case: of.id };

  return (
    <>
      <StateBadge state={of.state} />
      {may('CANCEL') && <Button variant="subtle" color="gray" onClick={() => setAsking('cancel')} data-testid="cancel-case">{t('cases.cancel')}</Button>}
      {may('BREAK_GLASS') && <Button variant="subtle" color="red" onClick={() => setAsking('emergency')} data-testid="break-glass">{t('cases.emergency')}</Button>}
      {may('REJECT') && <Button variant="default" onClick={() => setAsking('reject')} data-testid="reject-case">{t('cases.reject')}</Button>}
      {may('OFFER') && <Button variant="default" onClick={() => setAsking('offer')} data-testid="offer-case">{t('cases.offer')}</Button>}
      {may('ADJUDICATE') && !may('SIGN') && <Button variant="default" onClick={() => setAsking('adjudicate')} data-testid="adjudicate">{t('adjudication.open')}</Button>}
      {may('DECLINE') && <Button variant="default" onClick={() => setAsking('decline')} data-testid="decline">{t('cases.decline')}</Button>}
      {may('EDIT') && <LinkButton variant="default" to="/cases/$case/edit" params={params} data-testid="edit-case">{t('ui.edit')}</LinkButton>}
      {(of.studies.length > 0 || of.documents.length > 0) && (
        <LinkButton
          to="/cases/$case/read" params={params} leftSection={of.studies.length > 0 ? <IconPhotoScan size={18} /> : <IconFileText size={18} />}
          variant={reads && !may('ACCEPT') ? 'filled' : 'default'} data-testid="open-images"
        >
          {t(may('SIGN') || may('BEGIN') ? 'cases.read' : may('AMEND') ? 'opinion.amend' : of.studies.length > 0 ? 'cases.images' : 'documents.read')}
        </LinkButton>
      )}
      {may('ACCEPT') && <Button loading={busy} onClick={() => void run('accept', {}, t('cases.accepted'))} data-testid="accept">{t('cases.accept')}</Button>}
      {may('SUBMIT') && <Button loading={busy} onClick={() => void run('submit', {}, t('cases.submitted'))} data-testid="submit-case">{t('cases.submit')}</Button>}
      {may('CLOSE') && <Button onClick={() => setAsking('close')} data-testid="close-case">{t('cases.close')}</Button>}
      {asking === 'close' && <OutcomeDialog of={of} onClose={() => setAsking(undefined)} />}
      {asking === 'adjudicate' && <AdjudicateDialog of={of} onClose={() => setAsking(undefined)} />}
      {asking === 'offer' && <OfferDialog of={of} onClose={() => setAsking(undefined)} />}
      {(asking === 'decline' || asking === 'cancel' || asking === 'reject' || asking === 'emergency') && (
        <ReasonDialog
          kind={asking} onClose={() => setAsking(undefined)}
          onReason={async (reason) => {
            if (await run(asking, { reason }, t(`reason.${asking}.done`))) setAsking(undefined);
          }}
        />
      )}
    </>
  );
}
