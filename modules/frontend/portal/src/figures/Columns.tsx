import { useFormat } from '../format/useFormat';
import styles from './Figures.module.css';
import { named } from './shape';
import type { Piece } from './types';

const width = 600;
const height = 140;

type Props = {
  title: string; pieces: Piece[]; values: (number | undefined)[]; top: number; target?: number;
  write: (value: number) => string; says: string; testid: string;
};

/** A column for each piece of the period; what is to be reached is a dashed line across them. */
export function Columns({ title, pieces, values, top, target, write, says, testid }: Props) {
  const format = useFormat();
  const step = width / Math.max(1, pieces.length);
  const y = (value: number) => height - (value / top) * height;
  const names = named(pieces);
  return (
    <figure className={styles.chart} data-testid={testid}>
      <figcaption className={styles.caption}>{title}</figcaption>
      <div className={styles.plot}>
        <span className={styles.top}>{write(top)}</span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={says}>
          <line x1="0" x2={width} y1="0.5" y2="0.5" className={styles.grid} />
          <line x1="0" x2={width} y1={height / 2} y2={height / 2} className={styles.grid} />
          {values.map((value, i) => value !== undefined && value > 0 && (
            <rect key={i} className={styles.column} x={i * step + step * 0.12} width={step * 0.76} y={Math.min(y(value), height - 2)} height={Math.max(2, height - y(value))}>
              <title>{`${format.date(pieces[i]?.begin)}: ${write(value)}`}</title>
            </rect>
          ))}
          {target !== undefined && <line x1="0" x2={width} y1={y(target)} y2={y(target)} className={styles.target} />}
          <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className={styles.axis} />
        </svg>
      </div>
      <div className={styles.dates} aria-hidden="true">
        {pieces.map((piece, i) => names[i] && <span key={piece.begin} style={{ left: `${((i + 0.5) / pieces.length) * 100}%` }}>{format.day(piece.begin)}</span>)}
      </div>
    </figure>
  );
}
