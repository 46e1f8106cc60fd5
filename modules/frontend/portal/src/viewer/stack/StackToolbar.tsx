import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowsMove, IconArrowsVertical, IconChevronDown, IconCircleDashed, IconContrast2, IconEraser, IconContrastFilled, IconRefresh,
  IconRulerMeasure, IconZoomIn,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../Viewer.module.css';
import type { StackTool } from './stackViewport';
import { type CtWindow, ctWindows, type Window } from './windows';

type Icon = ComponentType<{ size: number; stroke: number }>;

export const toolKeys: Record<StackTool, string> = { window: 'w', zoom: 'z', pan: 'p', scroll: 's', length: 'l', ellipse: 'e' };
const icons: Record<StackTool, Icon> = {
  window: IconContrast2, scroll: IconArrowsVertical, zoom: IconZoomIn, pan: IconArrowsMove, length: IconRulerMeasure, ellipse: IconCircleDashed,
};

type Props = {
  tool: StackTool;
  onTool: (tool: StackTool) => void;
  hounsfield: boolean;
  inverted: boolean;
  onWindow: (window: Window) => void;
  onInvert: () => void;
  onReset: () => void;
  onClear: () => void;
};

export function StackToolbar({ tool, onTool, hounsfield, inverted, onWindow, onInvert, onReset, onClear }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('viewer.tools')}>
      {(Object.keys(icons) as StackTool[]).map((one) => (
        <ToolButton
          key={one} label={t(`viewer.tool.${one}`)} hint={toolKeys[one]} icon={icons[one]} pressed={tool === one}
          onClick={() => onTool(one)} testid={`tool-${one}`}
        />
      ))}
      <span className={styles.divider} />
      {hounsfield && (
        <Menu position="bottom-start" width={230}>
          <Menu.Target>
            <Button size="compact-md" variant="subtle" color="gray" className={styles.button} rightSection={<IconChevronDown size={14} />} data-testid="window-presets">
              {t('viewer.windows')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(Object.entries(ctWindows) as [CtWindow, Window][]).map(([name, window], i) => (
              <Menu.Item
                key={name} onClick={() => onWindow(window)} data-testid={`window-${name}`}
                rightSection={<span className={styles.preset}>{window.width} / {window.center} <kbd>{i + 1}</kbd></span>}
              >
                {t(`viewer.window.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <ToolButton label={t('viewer.invert')} hint="i" icon={IconContrastFilled} pressed={inverted} onClick={onInvert} testid="tool-invert" />
      <ToolButton label={t('viewer.clear')} icon={IconEraser} onClick={onClear} testid="tool-clear" />
      <ToolButton label={t('viewer.reset')} hint="r" icon={IconRefresh} onClick={onReset} testid="tool-reset" />
    </div>
  );
}

type ButtonProps = { label: string; hint?: string; icon: Icon; pressed?: boolean; onClick: () => void; testid: string };

export function ToolButton({ label, hint, icon: Icon, pressed, onClick, testid }: ButtonProps) {
  return (
    <Tooltip label={hint ? `${label} (${hint.toUpperCase()})` : label} position="bottom">
      <ActionIcon
        variant="subtle" color="gray" size={36} aria-label={label} aria-pressed={pressed} onClick={onClick} className={styles.button}
        data-testid={testid} aria-keyshortcuts={hint}
      >
        <Icon size={20} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
