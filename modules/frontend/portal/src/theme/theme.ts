import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The colour of the house: a deep petrol, quiet enough to sit beside images all day. */
const petrol: MantineColorsTuple = [
  '#e6f4f6', '#d0e7ea', '#a3cfd5', '#72b6bf', '#4ba1ac', '#2f94a0', '#1a7f8c', '#0f6674', '#0a5561', '#04434d',
];
/** Haematoxylin: marks what belongs to pathology. */
const stain: MantineColorsTuple = [
  '#f8eefa', '#ebdaf0', '#d5b2df', '#be87ce', '#aa63c0', '#9d4cb7', '#8a3fa4', '#753489', '#5f2b70', '#4a2157',
];
const amber: MantineColorsTuple = [
  '#fff5e3', '#fce8cb', '#f5d09a', '#eeb765', '#e8a139', '#e5931f', '#c97a0c', '#a86204', '#8a5004', '#6d3e00',
];

export const fonts = {
  sans: '"IBM Plex Sans Variable", "IBM Plex Sans", "Noto Sans CJK SC", "Hiragino Sans", "Yu Gothic UI", "PingFang SC", "Microsoft YaHei", "Malgun Gothic", system-ui, sans-serif',
  serif: '"Source Serif 4 Variable", "Noto Serif CJK SC", "Hiragino Mincho ProN", "Yu Mincho", "Songti SC", "Batang", Georgia, serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
};

export const theme = createTheme({
  colors: { petrol, stain, amber },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: fonts.sans,
  fontFamilyMonospace: fonts.mono,
  headings: { fontFamily: fonts.sans, fontWeight: '600' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  focusRing: 'auto',
  cursorType: 'pointer',
  fontSizes: { xs: '12px', sm: '13.5px', md: '15px', lg: '17px', xl: '21px' },
  components: {
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.45, blur: 2 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    Select: { defaultProps: { checkIconPosition: 'right', allowDeselect: false } },
  },
});
