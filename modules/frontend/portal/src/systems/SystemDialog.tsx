import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import type { Institution } from '../admin/types';
import { http } from '../api/http';
import { FormDialog } from '../ui/FormDialog';
import { type NewSystem, type SystemDraft, type SystemRole, systemRoles, systemsKey, systemsPath } from './queries';

type Props = { institutions: Institution[]; onClose: () => void; onIssued: (issued: NewSystem) => void };

export function SystemDialog({ institutions, onClose, onIssued }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<SystemDraft>({ account: '', name: '', institutionId: institutions[0]?.id ?? '', roles: ['REFERRER'] });
  const set = (patch: Partial<SystemDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const create = useChange(systemsKey, (body: SystemDraft) => http.post<NewSystem>(systemsPath, body), '');
  const save = () => create.mutate(draft, { onSuccess: (issued) => { onClose(); onIssued(issued); } });
  return (
    <FormDialog
      title={t('systems.add')} onClose={onClose} onSave={save} busy={create.isPending} saveLabel={t('systems.create')}
      complete={draft.name.trim() !== '' && draft.account.trim() !== '' && draft.institutionId !== '' && draft.roles.length > 0}
    >
      <TextInput label={t('systems.name')} description={t('systems.nameHelp')} value={draft.name} maxLength={200} onChange={(e) => set({ name: e.currentTarget.value })} data-autofocus data-testid="system-name" />
      <TextInput label={t('session.account')} description={t('systems.accountHelp')} value={draft.account} maxLength={100} onChange={(e) => set({ account: e.currentTarget.value.trim() })} data-testid="system-account" />
      <Select
        label={t('people.institution')} description={t('systems.institutionHelp')} value={draft.institutionId} searchable allowDeselect={false}
        data={institutions.map((one) => ({ value: one.id, label: one.name }))} onChange={(value) => set({ institutionId: value ?? '' })} data-testid="system-institution"
      />
      <Checkbox.Group label={t('systems.may')} value={draft.roles} onChange={(roles) => set({ roles: roles as SystemRole[] })}>
        {systemRoles.map((role) => <Checkbox key={role} mt="xs" value={role} label={t(`systems.role.${role}`)} data-testid={`system-role-${role}`} />)}
      </Checkbox.Group>
    </FormDialog>
  );
}
