import { Combobox, InputBase, Loader, SegmentedControl, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../queries';
import type { Code } from '../types';
import styles from './Ask.module.css';

const typingMillis = 200;
const shownMax = 60;

type Props = { label: string; systems: string[]; value: Code | undefined; onChange: (code: Code | undefined) => void; testid: string; required?: boolean };

/** Finds a code by its number or by words of its meaning. */
export function CodeSearch({ label, systems, value, onChange, testid, required = false }: Props) {
  const { t } = useTranslation();
  const [system, setSystem] = useState(value?.system ?? systems[0]!);
  const [typed, setTyped] = useState<string>();
  const [asked] = useDebouncedValue(typed ?? '', typingMillis);
  const codes = useCodes(system, asked);
  // Codes of what was typed before are not offered: nobody should choose from a list that is about to change.
  const current = asked === (typed ?? '') && !codes.isPlaceholderData ? codes.data : undefined;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const shown = typed ?? (value ? `${value.code}  ${value.display}` : '');

  return (
    <div>
      <Combobox
        store={combobox} onOptionSubmit={(chosen) => {
          onChange(current?.find((code) => code.code === chosen));
          setTyped(undefined);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target>
          <InputBase
            label={
              <span className={styles.codeLabel}>
                {label}
                {systems.length > 1 && <SegmentedControl size="xs" data={systems} value={system} onChange={setSystem} aria-label={t('ask.codeSystem')} />}
              </span>
            }
            labelProps={{ component: 'div' }} aria-label={label} aria-required={required} value={shown} placeholder={t('ask.codeHint')}
            rightSection={codes.isFetching ? <Loader size={16} /> : <Combobox.Chevron />} rightSectionPointerEvents="none"
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              if (event.currentTarget.value === '') onChange(undefined);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onFocus={(event) => {
              event.currentTarget.select();
              combobox.openDropdown();
              if (codes.isError) void codes.refetch();
            }}
            onBlur={() => {
              combobox.closeDropdown();
              setTyped(undefined);
            }}
            data-testid={testid}
          />
        </Combobox.Target>
        <Combobox.Dropdown style={{ boxShadow: 'var(--mantine-shadow-md)' }}>
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
            {current?.length === 0 && <Combobox.Empty>{t('ask.noCode')}</Combobox.Empty>}
            {combobox.dropdownOpened && current === undefined && (
              <Combobox.Empty data-testid={codes.isError ? 'codes-failed' : undefined}>{t(codes.isError ? 'ui.failed' : 'ui.loading')}</Combobox.Empty>
            )}
            {combobox.dropdownOpened && current?.slice(0, shownMax).map((code) => (
              <Combobox.Option key={code.code} value={code.code} className={styles.code} data-testid="code">
                <b>{code.code}</b><span>{code.display}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}
