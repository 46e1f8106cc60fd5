import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Answer } from '../../ui/Answer';
import { Candidates } from '../Candidates';
import { useCandidates } from '../queries';
import type { Case } from '../types';
import { useCommand } from '../useCommand';

/** Lets the coordinator choose by hand whom to ask; the router's view of everybody stands beside the names. */
export function OfferDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const candidates = useCandidates(of.id, true);
  const { run, busy } = useCommand(of.id);
  return (
    <Modal opened onClose={onClose} title={t('cases.offerTitle')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Answer of={candidates}>
        {(all) => (
          <Candidates
            candidates={all}
            action={(candidate) => (
              <Button
                size="compact-md" variant={candidate.eligible ? 'filled' : 'default'} loading={busy} data-testid="offer-to"
                onClick={async () => {
                  if (await run('offer', { personId: candidate.person.id }, t('cases.offered'))) onClose();
                }}
              >
                {t('cases.offerTo')}
              </Button>
            )}
          />
        )}
      </Answer>
    </Modal>
  );
}
