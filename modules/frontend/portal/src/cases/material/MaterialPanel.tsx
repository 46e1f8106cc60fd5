import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { Panel } from '../../ui/Panel';
import { personText } from '../people';
import type { Case } from '../types';
import { useCommand } from '../useCommand';
import { MaterialDialog } from './MaterialDialog';
import styles from './Material.module.css';
import type { MaterialRequest, StudyProposal } from './types';

/** What the case waits for, and studies that came and may belong to it. */
export function MaterialPanel({ of }: { of: Case }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { run, busy } = useCommand(of.id);
  const may = (action: Case['actions'][number]) => of.actions.includes(action);
  const decides = may('DECIDE_STUDY');
  const asks = may('REQUEST_MATERIAL');
  const goesOn = may('GO_ON');
  if (of.material.length === 0 && of.proposals.length === 0 && !asks && !goesOn) return null;
  return (
    <Panel title={t('material.title')} testid="material">
      <ul className={styles.list}>
        {of.proposals.map((proposal) => (
          <li key={proposal.studyInstanceUid} className={styles.proposal} data-testid="proposal" data-study={proposal.studyInstanceUid}>
            <Proposal proposal={proposal} />
            {decides && (
              <div className={styles.buttons}>
                <Button size="sm" loading={busy} onClick={() => void run(`studies/${proposal.studyInstanceUid}/take`, {}, t('material.taken'))} data-testid="take-study">{t('material.take')}</Button>
                <Button size="sm" variant="default" disabled={busy} onClick={() => void run(`studies/${proposal.studyInstanceUid}/dismiss`, {})} data-testid="dismiss-study">{t('material.dismiss')}</Button>
              </div>
            )}
          </li>
        ))}
        {of.material.map((request) => <Wish key={request.id} request={request} />)}
      </ul>
      {(asks || goesOn) && (
        <div className={styles.buttons}>
          {asks && <Button variant="default" size="sm" onClick={() => setAsking(true)} data-testid="ask-material">{t('material.ask')}</Button>}
          {goesOn && <Button variant="default" size="sm" loading={busy} onClick={() => void run('go-on', {}, t('material.wentOn'))} data-testid="go-on">{t('material.goOn')}</Button>}
        </div>
      )}
      {asking && <MaterialDialog of={of} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function Proposal({ proposal }: { proposal: StudyProposal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { study } = proposal;
  return (
    <>
      <strong>{study ? [study.description, study.modalities.join(' '), format.date(study.studyDate)].filter(Boolean).join(' · ') : t('material.unseen')}</strong>
      <span>{t(`material.reason.${proposal.reason}`)}</span>
    </>
  );
}

function Wish({ request }: { request: MaterialRequest }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={styles.item} data-testid="material-request" data-state={request.state}>
      <strong>{[t(`material.kind.${request.kind}`), request.modality, request.bodySite].filter(Boolean).join(' · ')}</strong>
      {request.text && <span>{request.text}</span>}
      {request.accessionNumber && <span>{t('material.under', { number: request.accessionNumber })}</span>}
      <span>{[t(`material.state.${request.state}`), personText(request.requestedBy), format.short(request.endedAt ?? request.requestedAt)].join(' · ')}</span>
    </li>
  );
}
