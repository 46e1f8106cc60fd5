import { Button, Menu } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import { addressOf, useViewers } from './queries';

/** Opens the studies of a case in a viewer of another maker, where this node knows any. */
export function OpenIn({ id }: { id: string }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const viewers = useViewers();
  if (!viewers.data?.length) return null;

  async function open(name: string) {
    // A window is opened by the click itself, or the browser takes it for an advertisement; a program beside the browser needs none.
    const page = window.open('', '_blank');
    try {
      const address = await addressOf(id, name);
      if (page && /^https?:/.test(address)) {
        page.opener = null;
        page.location.replace(address);
      } else {
        page?.close();
        window.location.assign(address);
      }
    } catch (problem) {
      page?.close();
      toast('bad', problemText(problem));
    }
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconExternalLink size={15} />} data-testid="open-in">{t('viewers.openIn')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {viewers.data.map(({ name, displayName }) => (
          <Menu.Item key={name} onClick={() => void open(name)} data-testid={`open-in-${name}`}>{displayName}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
