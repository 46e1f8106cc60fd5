import { Button, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isLanguage, type Language, languages, speak } from '../i18n';

export function LanguageMenu({ compact = false }: { compact?: boolean }) {
  const { t, i18n } = useTranslation();
  const now: Language = isLanguage(i18n.language) ? i18n.language : 'en';
  return (
    <Menu position="top-start" width={180}>
      <Menu.Target>
        <Button
          variant="subtle" color="gray" size="compact-sm" leftSection={<IconLanguage size={17} stroke={1.6} />}
          aria-label={t('ui.language', { language: languages[now] })} data-testid="language-menu"
        >
          {compact ? now.toUpperCase() : languages[now]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.entries(languages) as [Language, string][]).map(([code, name]) => (
          <Menu.Item key={code} lang={code} onClick={() => void speak(code)} fw={code === now ? 600 : 400} data-testid={`language-${code}`}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
