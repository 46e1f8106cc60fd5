import { Button, Group, Modal, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import styles from './Admin.module.css';
import { FormDialog } from '../ui/FormDialog';
import { adminKeys, useChange, useInstitutions, useRemoteAes } from './queries';
import { Table } from './Table';
import { type Echo, peerRights, type PeerRight, type RemoteAe } from './types';

const fresh: RemoteAe = { aeTitle: '', host: '', port: 11112, may: ['STORE'] };
/** An application entity title (PS3.5 6.2): up to 16 printable characters without a backslash. */
const aeTitle = /^[\x21-\x5b\x5d-\x7e]{1,16}$/;

export function RemoteAesPage() {
  const { t } = useTranslation();
  const { node } = useSession();
  const peers = useRemoteAes();
  const institutions = useInstitutions();
  const nameOf = (id: string | undefined) => institutions.data?.find((one) => one.id === id)?.name ?? '';
  const [editing, setEditing] = useState<RemoteAe>();
  return (
    <Page
      title={t('nav.remoteAes')} lead={t('peers.lead', { aeTitle: node.aeTitle, port: node.dicomPort })}
      actions={<Button leftSection={<IconPlus size={17} />} onClick={() => setEditing(fresh)} data-testid="add-peer">{t('peers.add')}</Button>}
    >
      <Answer of={peers}>
        {(all) => all.length === 0 ? <Empty title={t('peers.none')}>{t('peers.noneText')}</Empty> : (
          <Table head={[t('peers.aeTitle'), t('peers.address'), t('peers.may'), t('people.institution'), '']} testid="peers">
            {all.map((peer) => <Peer key={peer.aeTitle} peer={peer} institution={nameOf(peer.institutionId)} onEdit={() => setEditing(peer)} />)}
          </Table>
        )}
      </Answer>
      {editing && <PeerDialog initial={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

function Peer({ peer, institution, onEdit }: { peer: RemoteAe; institution: string; onEdit: () => void }) {
  const { t } = useTranslation();
  const path = `/api/remote-aes/${encodeURIComponent(peer.aeTitle)}`;
  const echo = useChange(['echo'], () => http.post<Echo>(`${path}/echo`), '');
  const [removing, setRemoving] = useState(false);
  const remove = useChange(adminKeys.peers, () => http.delete(path), t('peers.removed'));
  return (
    <tr data-testid="peer-row" data-ae={peer.aeTitle}>
      <td><strong className={styles.mono}>{peer.aeTitle}</strong></td>
      <td>
        <span className={styles.mono}>{peer.host}:{peer.port}</span>
        {echo.data && (
          <span className={styles.echo} role="status" data-success={echo.data.success} data-testid="echo-result">
            {echo.data.success ? t('peers.answered', { millis: echo.data.millis }) : t('peers.silent', { message: echo.data.message })}
          </span>
        )}
      </td>
      <td>{peer.may.map((one) => <span key={one} className={styles.tag}>{t(`peers.right.${one}`)}</span>)}</td>
      <td className={styles.of}>{institution}</td>
      <td className={styles.end}>
        <Button size="compact-sm" variant="light" mr={6} loading={echo.isPending} onClick={() => echo.mutate(undefined)} data-testid="echo">{t('peers.test')}</Button>
        <Button size="compact-sm" variant="default" mr={6} onClick={onEdit}>{t('ui.edit')}</Button>
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRemoving(true)} data-testid="remove-peer">{t('ui.delete')}</Button>
        {removing && (
          <Modal opened onClose={() => setRemoving(false)} title={t('peers.remove', { aeTitle: peer.aeTitle })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
            <p className={styles.said}>{t('peers.removeText')}</p>
            <Group justify="flex-end" mt="lg">
              <Button variant="default" onClick={() => setRemoving(false)}>{t('ui.cancel')}</Button>
              <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)} data-testid="remove-peer-confirm">{t('ui.delete')}</Button>
            </Group>
          </Modal>
        )}
      </td>
    </tr>
  );
}

function PeerDialog({ initial, onClose }: { initial: RemoteAe; onClose: () => void }) {
  const { t } = useTranslation();
  const institutions = useInstitutions();
  const [draft, setDraft] = useState(initial);
  const set = (patch: Partial<RemoteAe>) => setDraft((before) => ({ ...before, ...patch }));
  const save = useChange(
    adminKeys.peers, ({ aeTitle: title, ...body }: RemoteAe) => http.put(`/api/remote-aes/${encodeURIComponent(title)}`, body), t('ui.saved'),
  );
  return (
    <FormDialog
      title={t(initial.aeTitle ? 'peers.edit' : 'peers.add')} onClose={onClose} busy={save.isPending}
      complete={aeTitle.test(draft.aeTitle) && draft.host.trim() !== ''} onSave={() => save.mutate(draft, { onSuccess: onClose })}
    >
      <TextInput
        label={t('peers.aeTitle')} description={t('peers.aeTitleHelp')} value={draft.aeTitle} maxLength={16} disabled={initial.aeTitle !== ''}
        onChange={(e) => set({ aeTitle: e.currentTarget.value })} data-autofocus data-testid="peer-ae"
      />
      <TextInput label={t('peers.host')} value={draft.host} onChange={(e) => set({ host: e.currentTarget.value })} data-testid="peer-host" />
      <NumberInput label={t('peers.port')} value={draft.port} min={1} max={65535} onChange={(value) => set({ port: Number(value) || 104 })} data-testid="peer-port" />
      <MultiSelect
        label={t('peers.may')} data={peerRights.map((value) => ({ value, label: t(`peers.right.${value}`) }))} value={draft.may}
        onChange={(may) => set({ may: may as PeerRight[] })} data-testid="peer-may"
      />
      <Select
        label={t('people.institution')} description={t('peers.institutionHelp')} clearable value={draft.institutionId ?? null}
        data={(institutions.data ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={(value) => set({ institutionId: value ?? undefined })}
      />
      <TextInput
        label={t('peers.certificate')} description={t('peers.certificateHelp')} value={draft.certificate ?? ''} maxLength={1024}
        onChange={(e) => set({ certificate: e.currentTarget.value || undefined })} data-testid="peer-certificate"
      />
    </FormDialog>
  );
}
