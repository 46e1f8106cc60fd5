import { Button, CloseButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../material/Material.module.css';

type Props = { awaited: string[]; onChange: (awaited: string[]) => void };

/** Accession numbers of studies that are still on their way: the question is sent and waits for them. */
export function AwaitedStudies({ awaited, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const number = typed.trim();
  const add = () => {
    if (number !== '' && !awaited.includes(number)) onChange([...awaited, number]);
    setTyped('');
  };
  return (
    <>
      <ul className={styles.awaited}>
        {awaited.map((one) => (
          <li key={one} data-testid="awaited">{t('material.under', { number: one })}<CloseButton size="sm" aria-label={t('ask.removeStudy')} onClick={() => onChange(awaited.filter((other) => other !== one))} /></li>
        ))}
      </ul>
      <div className={styles.row}>
        <TextInput
          label={t('material.onItsWay')} value={typed} maxLength={16} placeholder={t('material.accession')} onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => { if (event.key === 'Enter') add(); }} data-testid="awaited-accession"
        />
        <Button variant="default" disabled={number === ''} onClick={add} data-testid="add-awaited">{t('material.wait')}</Button>
      </div>
    </>
  );
}
