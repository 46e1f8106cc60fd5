import { MultiSelect, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../admin/queries';
import type { Discipline, Urgency } from '../cases/types';
import { languageName } from '../format/languageName';
import { FormDialog } from '../ui/FormDialog';
import { isComplete } from './draft';
import styles from './Rules.module.css';
import { effects, rings, type Effect, type Ring, type Rule } from './types';

const disciplines = ['RADIOLOGY', 'PATHOLOGY', 'ONCOLOGY'];
const urgencies = ['EMERGENCY', 'FAST', 'ROUTINE'];
const modalities = ['CT', 'MR', 'SM', 'CR', 'DX', 'MG', 'US', 'XA', 'NM', 'PT'];
const spoken = ['en', 'ru', 'ja', 'zh', 'ko', 'vi', 'de', 'fr', 'es', 'kk', 'mn'];

type Props = { initial: Rule; specialties: string[]; onClose: () => void; onSave: (rule: Rule) => void };

export function RuleDialog({ initial, specialties, onClose, onSave }: Props) {
  const { t, i18n } = useTranslation();
  const institutions = useInstitutions();
  const [rule, setRule] = useState(initial);
  const set = (patch: Partial<Rule>) => setRule((before) => ({ ...before, ...patch }));
  return (
    <FormDialog
      title={t(initial.name ? 'rules.edit' : 'rules.add')} onClose={onClose} busy={false} complete={isComplete(rule)} size="lg" saveLabel={t('rules.take')}
      onSave={() => onSave({ ...rule, name: rule.name.trim(), unlessNobody: rule.unlessNobody && rule.effect !== 'PREFER' })}
    >
      <TextInput label={t('rules.name')} value={rule.name} maxLength={100} onChange={(e) => set({ name: e.currentTarget.value })} data-autofocus data-testid="rule-name" />
      <span className={styles.small}>{t('rules.whenHelp')}</span>
      <MultiSelect label={t('rules.disciplines')} data={disciplines.map((value) => ({ value, label: t(`discipline.${value}`) }))} value={rule.disciplines} onChange={(value) => set({ disciplines: value as Discipline[] })} data-testid="rule-disciplines" />
      <MultiSelect label={t('rules.urgencies')} data={urgencies.map((value) => ({ value, label: t(`urgency.${value}`) }))} value={rule.urgencies} onChange={(value) => set({ urgencies: value as Urgency[] })} data-testid="rule-urgencies" />
      <TagsInput label={t('people.sites')} description={t('people.sitesHelp')} value={rule.sites} onChange={(value) => set({ sites: value.map((one) => one.toUpperCase()) })} data-testid="rule-sites" />
      <MultiSelect label={t('people.modalities')} data={modalities} value={rule.modalities} onChange={(value) => set({ modalities: value })} data-testid="rule-modalities" />
      <MultiSelect label={t('people.languages')} data={spoken.map((value) => ({ value, label: languageName(value, i18n.language) }))} value={rule.languages} onChange={(value) => set({ languages: value })} data-testid="rule-languages" />
      <Select label={t('rules.then')} allowDeselect={false} data={effects.map((value) => ({ value, label: t(`rules.effect.${value}`) }))} value={rule.effect} onChange={(value) => value && set({ effect: value as Effect })} data-testid="rule-effect" />
      <span className={styles.small}>{t('rules.whomHelp')}</span>
      <MultiSelect label={t('nav.institutions')} searchable data={(institutions.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} value={rule.institutions} onChange={(value) => set({ institutions: value })} data-testid="rule-institutions" />
      <MultiSelect label={t('people.specialty')} searchable data={[...new Set([...specialties, ...rule.specialties])]} value={rule.specialties} onChange={(value) => set({ specialties: value })} data-testid="rule-specialties" />
      <MultiSelect label={t('rules.where')} data={rings.map((value) => ({ value, label: t(`routing.ring.${value}`) }))} value={rule.rings} onChange={(value) => set({ rings: value as Ring[] })} data-testid="rule-rings" />
      {rule.effect !== 'PREFER' && (
        <Switch label={t('rules.givesWay')} checked={rule.unlessNobody} onChange={(e) => set({ unlessNobody: e.currentTarget.checked })} data-testid="rule-gives-way" />
      )}
    </FormDialog>
  );
}
