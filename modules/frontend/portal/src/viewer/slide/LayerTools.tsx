import { Button, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconStackPop, IconStackPush } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToolButton } from '../stack/StackToolbar';
import styles from '../Viewer.module.css';
import type { Choice } from './layers';
import type { Pyramid } from './pyramid';

type Props = { slide: Pyramid; choice: Choice; onChoice: (next: (choice: Choice) => Choice) => void };

/** Which optical path is shown and how deep it is looked into; nothing for a slide with one of each. */
export function LayerTools({ slide, choice, onChoice }: Props) {
  const { t } = useTranslation();
  const planes = slide.planes(choice.path);
  // From the choice as it is by then: keys may come faster than pictures.
  const focus = (step: number) => onChoice(({ path, plane }) => ({ path, plane: Math.min(slide.planes(path) - 1, Math.max(0, plane + step)) }));
  useHotkeys([['[', () => focus(-1)], [']', () => focus(1)]]);

  const look = (path: string) => onChoice(({ plane }) => ({ path, plane: Math.min(slide.planes(path) - 1, plane) }));
  const label = slide.paths.find(({ path }) => path === choice.path)?.label;
  return (
    <>
      {planes > 1 && (
        <>
          <span className={styles.divider} />
          <ToolButton label={t('viewer.focusDown')} hint="[" icon={IconStackPush} onClick={() => focus(-1)} testid="focus-down" />
          <span className={styles.plane} role="status" data-testid="focus">{t('viewer.focusOf', { index: choice.plane + 1, count: planes })}</span>
          <ToolButton label={t('viewer.focusUp')} hint="]" icon={IconStackPop} onClick={() => focus(1)} testid="focus-up" />
        </>
      )}
      {slide.paths.length > 1 && (
        <>
          <span className={styles.divider} />
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                size="compact-md" variant="subtle" color="gray" className={styles.button} rightSection={<IconChevronDown size={14} />}
                aria-label={t('viewer.opticalPath')} data-testid="optical-path"
              >
                <span className={styles.path}>{label}</span>
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {slide.paths.map(({ path, label: name }) => (
                <Menu.Item key={path} onClick={() => look(path)} aria-current={path === choice.path} data-testid={`optical-path-${path}`}>{name}</Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </>
  );
}
