import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, languages } from '../i18n';
import { Answer } from '../ui/Answer';
import { Panel } from '../ui/Panel';
import { NoticesSent } from './NoticesSent';
import { type OwnNotices, useNotices, usePrefer } from './notices';

/** How the person is told outside of the portal, and what became of the last notices. */
export function NoticesPanel() {
  const { t } = useTranslation();
  const own = useNotices();
  return (
    <Panel title={t('notices.title')} testid="notices">
      <Answer of={own}>
        {(data) => (
          <Stack gap="lg">
            {data.channels.length === 0 ? <p style={{ margin: 0 }}>{t('notices.none')}</p> : <Preferences of={data} />}
            {data.last.length > 0 && <NoticesSent of={data.last} />}
          </Stack>
        )}
      </Answer>
    </Panel>
  );
}

function Preferences({ of }: { of: OwnNotices }) {
  const { t } = useTranslation();
  const { channels, address, zone, last: _, ...saved } = of;
  const [wanted, setWanted] = useState(saved);
  const [quiet, setQuiet] = useState(saved.quietFrom !== undefined);
  const save = usePrefer(t('ui.saved'));
  const { quietFrom = '22:00', quietTo = '07:00', ...rest } = wanted;
  const clash = quiet && quietFrom.slice(0, 5) === quietTo.slice(0, 5);

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(quiet ? { ...rest, quietFrom, quietTo } : rest);
  }

  return (
    <Stack component="form" onSubmit={submit} gap="md" maw={520}>
      {channels.includes('MAIL') && (
        <Switch
          label={t('notices.mail')} description={address === undefined ? t('notices.noAddress') : t('notices.mailTo', { address })}
          checked={wanted.mail} onChange={(e) => setWanted({ ...wanted, mail: e.currentTarget.checked })} data-testid="notice-mail"
          styles={{ description: { overflowWrap: 'anywhere' } }}
        />
      )}
      {channels.includes('WEBHOOK') && (
        <Switch
          label={t('notices.webhook')} description={t('notices.webhookHelp')} checked={wanted.webhook}
          onChange={(e) => setWanted({ ...wanted, webhook: e.currentTarget.checked })} data-testid="notice-webhook"
        />
      )}
      <Switch
        label={t('notices.quiet')} description={t('notices.quietHelp', { zone })} checked={quiet}
        onChange={(e) => setQuiet(e.currentTarget.checked)} data-testid="notice-quiet"
      />
      {quiet && (
        <>
          <Group grow align="start">
            <TextInput
              type="time" label={t('notices.from')} value={quietFrom.slice(0, 5)} required withAsterisk={false}
              onChange={(e) => setWanted({ ...wanted, quietFrom: e.currentTarget.value })} data-testid="quiet-from"
            />
            <TextInput
              type="time" label={t('notices.to')} value={quietTo.slice(0, 5)} required withAsterisk={false} error={clash && t('notices.clash')}
              onChange={(e) => setWanted({ ...wanted, quietTo: e.currentTarget.value })} data-testid="quiet-to"
            />
          </Group>
          <Switch
            label={t('notices.emergencies')} checked={wanted.emergencies}
            onChange={(e) => setWanted({ ...wanted, emergencies: e.currentTarget.checked })} data-testid="notice-emergencies"
          />
        </>
      )}
      <Select
        label={t('notices.language')} placeholder={t('notices.languageOfWork')} clearable value={wanted.language ?? null}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        onChange={(value) => setWanted({ ...wanted, language: value !== null && isLanguage(value) ? value : undefined })} data-testid="notice-language"
      />
      <Button type="submit" loading={save.isPending} disabled={clash} style={{ alignSelf: 'start' }} data-testid="save-notices">{t('ui.save')}</Button>
    </Stack>
  );
}
