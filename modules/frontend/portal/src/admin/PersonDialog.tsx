import { MultiSelect, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { languageName } from '../format/languageName';
import { DeputiesForm } from '../roster/DeputiesForm';
import { usePlan } from '../roster/queries';
import { type Role, roles } from '../session/types';
import { FormDialog } from '../ui/FormDialog';
import { adminKeys, useChange } from './queries';
import type { Institution, Person, Profile } from './types';

export type PersonDraft = Omit<Person, 'id'> & { id?: string };
type Created = { person: Person; initialPassword: string };

const readers: readonly Role[] = ['SPECIALIST', 'PATHOLOGIST', 'ADJUDICATOR', 'BOARD_CHAIR'];
const spoken = ['en', 'ru', 'ja', 'zh', 'ko', 'vi', 'de', 'fr', 'es', 'kk', 'mn'];
const modalities = ['CT', 'MR', 'SM', 'CR', 'DX', 'MG', 'US', 'XA', 'NM', 'PT'];
const freshProfile: Profile = { sites: ['*'], modalities: [], maxOpenCases: 10 };

type Props = { initial: PersonDraft; institutions: Institution[]; onClose: () => void; onCreated: (person: Person, password: string) => void };

export function PersonDialog({ initial, institutions, onClose, onCreated }: Props) {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const set = (patch: Partial<PersonDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const isReader = draft.roles.some((role) => readers.includes(role));
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', initial.zone])], [initial.zone]);
  const save = useChange(
    adminKeys.people,
    async ({ id, secondFactor: _, ...body }: PersonDraft): Promise<Created | undefined> => {
      if (id === undefined) return http.post<Created>('/api/persons', body);
      await http.put(`/api/persons/${id}`, body);
      return undefined;
    },
    t('ui.saved'),
  );

  function submit() {
    const { profile, ...rest } = draft;
    save.mutate(isReader ? { ...rest, profile: profile ?? freshProfile } : rest, {
      onSuccess: (created) => {
        onClose();
        if (created) onCreated(created.person, created.initialPassword);
      },
    });
  }

  return (
    <FormDialog
      title={t(initial.id ? 'people.edit' : 'people.add')} size="lg" onClose={onClose} busy={save.isPending} onSave={submit}
      complete={draft.account.trim() !== '' && draft.name.trim() !== '' && draft.institutionId !== '' && draft.roles.length > 0 && draft.languages.length > 0}
    >
      <TextInput label={t('people.name')} value={draft.name} onChange={(e) => set({ name: e.currentTarget.value })} data-autofocus data-testid="person-name" />
      <TextInput
        label={t('session.account')} value={draft.account} disabled={initial.id !== undefined}
        onChange={(e) => set({ account: e.currentTarget.value.trim() })} data-testid="person-account"
      />
      <TextInput label={t('people.email')} type="email" value={draft.email ?? ''} onChange={(e) => set({ email: e.currentTarget.value || undefined })} />
      <Select
        label={t('people.institution')} data={institutions.map((one) => ({ value: one.id, label: one.name }))} value={draft.institutionId}
        onChange={(value) => set({ institutionId: value ?? '' })} searchable data-testid="person-institution"
      />
      <MultiSelect
        label={t('people.roles')} data={roles.map((value) => ({ value, label: t(`roles.${value}`) }))} value={draft.roles}
        onChange={(value) => set({ roles: value as Role[] })} data-testid="person-roles"
      />
      <MultiSelect
        label={t('people.languages')} data={spoken.map((value) => ({ value, label: languageName(value, i18n.language) }))} value={draft.languages}
        onChange={(languages) => set({ languages })} data-testid="person-languages"
      />
      <Select label={t('people.zone')} data={zones} value={draft.zone} onChange={(zone) => set({ zone: zone ?? 'UTC' })} searchable data-testid="person-zone" />
      <TextInput
        label={t('people.department')} description={t('people.departmentHelp')} value={draft.department ?? ''} maxLength={200}
        onChange={(e) => set({ department: e.currentTarget.value || undefined })} data-testid="person-department"
      />
      {isReader && <ProfileFields profile={draft.profile ?? freshProfile} onChange={(profile) => set({ profile })} />}
      {initial.id !== undefined && initial.profile && <Deputies id={initial.id} />}
      {initial.id !== undefined && (
        <Switch label={t('people.active')} checked={draft.active} onChange={(e) => set({ active: e.currentTarget.checked })} data-testid="person-active" />
      )}
    </FormDialog>
  );
}

/** Saved by a button of their own, as on the roster. */
function Deputies({ id }: { id: string }) {
  const plan = usePlan(id).data;
  return plan?.mayChange ? <DeputiesForm of={plan} /> : null;
}

function ProfileFields({ profile, onChange }: { profile: Profile; onChange: (profile: Profile) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('people.specialty')} value={profile.specialty ?? ''} maxLength={200}
        onChange={(e) => onChange({ ...profile, specialty: e.currentTarget.value || undefined })} data-testid="person-specialty"
      />
      <TagsInput
        label={t('people.sites')} description={t('people.sitesHelp')} value={profile.sites} onChange={(sites) => onChange({ ...profile, sites })}
        data-testid="person-sites"
      />
      <MultiSelect
        label={t('people.modalities')} data={modalities} value={profile.modalities} onChange={(value) => onChange({ ...profile, modalities: value })}
        data-testid="person-modalities"
      />
      <NumberInput
        label={t('people.maxOpenCases')} min={1} max={500} value={profile.maxOpenCases}
        onChange={(value) => onChange({ ...profile, maxOpenCases: Number(value) || 1 })}
      />
      <TextInput
        label={t('people.licenceUntil')} type="date" value={profile.licenceUntil ?? ''}
        onChange={(e) => onChange({ ...profile, licenceUntil: e.currentTarget.value || undefined })} data-testid="person-licence"
      />
    </>
  );
}
