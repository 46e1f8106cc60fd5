import { Button, Textarea } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdjudicateDialog } from '../cases/adjudication/AdjudicateDialog';
import type { Case } from '../cases/types';
import { missing, parts } from './draft';
import styles from './Opinion.module.css';
import { SignDialog } from './SignDialog';
import { useDraft } from './useDraft';

/** Characters at most in one part of an opinion; more belongs into a document. */
const partLengthMax = 20_000;
const rows = { findings: 9, conclusion: 4, recommendation: 3 } as const;

export function OpinionForm({ of }: { of: Case }) {
  const { t } = useTranslation();
  const draft = useDraft(of);
  const [signing, setSigning] = useState(false);
  const [differing, setDiffering] = useState(false);
  const open = missing(draft.text);

  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()} data-testid="opinion-form">
      <div className={styles.formHead}>
        <h2>{t('opinion.yours')}</h2>
        <span className={styles.state} data-state={draft.state} role="status" data-testid="draft-state">{t(`opinion.draft.${draft.state}`)}</span>
      </div>
      {parts.map((part) => (
        <Textarea
          key={part} label={t(`opinion.${part}`)} placeholder={t(`opinion.hint.${part}`)} autosize minRows={rows[part]} maxRows={24}
          value={draft.text[part]} maxLength={partLengthMax} onChange={(event) => draft.write({ [part]: event.currentTarget.value })}
          data-testid={`opinion-${part}`}
        />
      ))}
      <div className={styles.foot}>
        <Button
          fullWidth leftSection={<IconSignature size={19} />} disabled={open.length > 0 || !(of.actions.includes('SIGN') || of.actions.includes('AMEND'))}
          title={open.length > 0 ? t('opinion.missing', { parts: open.map((part) => t(`opinion.${part}`)).join(', ') }) : undefined}
          onClick={() => {
            void draft.flush();
            setSigning(true);
          }}
          data-testid="sign"
        >
          {t('opinion.sign')}
        </Button>
        {of.actions.includes('ADJUDICATE') && (
          <Button
            fullWidth variant="default" disabled={open.length > 0 && of.adjudication === undefined}
            onClick={() => void draft.flush()?.then(() => setDiffering(true))} data-testid="adjudicate"
          >
            {t('adjudication.open')}
          </Button>
        )}
      </div>
      {differing && <AdjudicateDialog of={of} onClose={() => setDiffering(false)} />}
      {signing && <SignDialog of={of} text={draft.text} onClose={() => setSigning(false)} onSigned={draft.discard} />}
    </form>
  );
}
