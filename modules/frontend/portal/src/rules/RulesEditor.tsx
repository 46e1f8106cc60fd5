import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { FormDialog } from '../ui/FormDialog';
import { Panel } from '../ui/Panel';
import { emptyRule, moved, noRules, same, setOf } from './draft';
import { ruleKeys, useTrial } from './queries';
import { RankList } from './RankList';
import { RuleDialog } from './RuleDialog';
import { RuleList } from './RuleList';
import styles from './Rules.module.css';
import { TrialTable } from './TrialTable';
import type { Rule, RuleSet, Version } from './types';
import { Versions } from './Versions';

type Editing = { at?: number; rule: Rule };

/** A draft that begins as the version in force; it is tried, and then laid down as the next. */
export function RulesEditor({ institution, versions, specialties }: { institution: string; versions: Version[]; specialties: string[] }) {
  const { t } = useTranslation();
  const current = versions[0];
  const [draft, setDraft] = useState<RuleSet>(setOf(current ?? noRules));
  const [restores, setRestores] = useState<number>();
  const [editing, setEditing] = useState<Editing>();
  const [publishing, setPublishing] = useState(false);
  const trial = useTrial(institution);
  const change = (next: RuleSet) => { setDraft(next); trial.reset(); };
  const changed = !same(draft, current ?? noRules);
  const problems = trial.data?.problems ?? [];
  const setRule = ({ at, rule }: Editing) =>
    change({ ...draft, rules: at === undefined ? [...draft.rules, rule] : draft.rules.map((one, i) => (i === at ? rule : one)) });

  return (
    <>
      <div className={styles.draft} data-testid="rules-draft" data-changed={changed}>
        <p>{changed ? t('rules.changed') : current ? t('rules.inForce', { version: current.version }) : t('rules.none')}</p>
        <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate(draft)} data-testid="rules-try">{t('rules.try')}</Button>
        <Button disabled={!changed || problems.length > 0} onClick={() => setPublishing(true)} data-testid="rules-publish">{t('rules.publish')}</Button>
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Panel
            title={t('rules.rules')} testid="rules"
            aside={<Button size="compact-md" variant="light" leftSection={<IconPlus size={16} />} onClick={() => setEditing({ rule: emptyRule })} data-testid="add-rule">{t('rules.add')}</Button>}
          >
            <RuleList
              of={draft.rules} problems={problems} onEdit={(at) => setEditing({ at, rule: draft.rules[at]! })}
              onMove={(at, by) => change({ ...draft, rules: moved(draft.rules, at, by) })}
              onRemove={(at) => change({ ...draft, rules: draft.rules.filter((_, i) => i !== at) })}
            />
          </Panel>
          {trial.data && problems.length === 0 && <TrialTable cases={trial.data.cases} />}
        </div>
        <div className={styles.side}>
          <RankList set={draft} onChange={(order) => change({ ...draft, ranks: order })} />
          <Versions of={versions} onTake={(one) => { change(setOf(one)); setRestores(one.version); }} />
        </div>
      </div>
      {editing && <RuleDialog initial={editing.rule} specialties={specialties} onClose={() => setEditing(undefined)} onSave={(rule) => { setRule({ ...editing, rule }); setEditing(undefined); }} />}
      {publishing && (
        <PublishDialog institution={institution} basedOn={current?.version ?? 0} draft={draft} restores={versions.find((one) => one.version === restores && same(one, draft))?.version} onClose={() => setPublishing(false)} />
      )}
    </>
  );
}

type Publishing = { institution: string; basedOn: number; draft: RuleSet; restores: number | undefined; onClose: () => void };

function PublishDialog({ institution, basedOn, draft, restores, onClose }: Publishing) {
  const { t } = useTranslation();
  const [note, setNote] = useState(restores === undefined ? '' : t('rules.backTo', { version: restores }));
  const publish = useChange(
    ruleKeys.of(institution),
    () => http.post('/api/routing-rules', { institutionId: institution, basedOn, note, ...(restores === undefined ? {} : { restores }), ...setOf(draft) }),
    t('rules.published'),
  );
  return (
    <FormDialog
      title={t('rules.publish')} saveLabel={t('rules.publish')} onClose={onClose} busy={publish.isPending} complete
      onSave={() => publish.mutate(undefined, { onSuccess: onClose })}
    >
      <p style={{ margin: 0 }}>{t('rules.publishText', { version: basedOn + 1 })}</p>
      <TextInput label={t('rules.note')} value={note} maxLength={500} onChange={(e) => setNote(e.currentTarget.value)} data-autofocus data-testid="rules-note" />
    </FormDialog>
  );
}
