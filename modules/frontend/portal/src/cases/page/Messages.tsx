import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { Panel } from '../../ui/Panel';
import { personText } from '../people';
import type { Action, Case } from '../types';
import { useCommand } from '../useCommand';
import styles from './Messages.module.css';

const ways = [['REPLY', 'reply'], ['ASK', 'question'], ['COMMENT', 'comment']] as const satisfies [Action, string][];

/** The talk between specialist and referrer; a question back stops the working clock until it is answered. */
export function Messages({ of }: { of: Case }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const { run, busy } = useCommand(of.id);
  const open = ways.filter(([action]) => of.actions.includes(action));
  if (open.length === 0 && of.messages.length === 0) return null;

  async function send(command: string) {
    if (await run(command, { text: text.trim() }, t(`messages.sent.${command}`))) setText('');
  }

  return (
    <Panel title={t('messages.title')} testid="messages">
      {of.messages.length === 0 && <p className={styles.none}>{t('messages.none')}</p>}
      <ol className={styles.messages}>
        {of.messages.map((message) => (
          <li key={message.id} data-kind={message.kind} data-testid="message">
            <span className={styles.head}><b>{personText(message.author)}</b> {t(`messages.kind.${message.kind}`)} · {format.short(message.at)}</span>
            <p className={styles.text}>{message.text}</p>
          </li>
        ))}
      </ol>
      {open.length > 0 && (
        <div className={styles.form}>
          <Textarea
            value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={4000}
            aria-label={t('messages.write')} placeholder={t(of.actions.includes('REPLY') ? 'messages.replyHere' : 'messages.write')} data-testid="message-text"
          />
          <Group gap="sm" mt="sm" justify="flex-end">
            {[...open].reverse().map(([, command], i) => (
              <Button
                key={command} variant={i === open.length - 1 ? 'light' : 'default'} disabled={text.trim() === ''} loading={busy}
                onClick={() => void send(command)} data-testid={`message-${command}`}
              >
                {t(`messages.do.${command}`)}
              </Button>
            ))}
          </Group>
        </div>
      )}
    </Panel>
  );
}
