import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentContent } from '../cases/documents/DocumentContent';
import type { Case } from '../cases/types';
import room from '../viewer/ReadingRoom.module.css';
import styles from './DocumentRoom.module.css';

type Props = { of: Case; header: ReactNode; side: ReactNode; onFirst: () => void };

/** A case without images is read here: its documents at the left, the opinion beside them. What counts no more stands last. */
export function DocumentRoom({ of, header, side, onFirst }: Props) {
  const { t } = useTranslation();
  const documents = [...of.documents].sort((a, b) => Number(a.superseded !== undefined) - Number(b.superseded !== undefined));
  const [picked, setPicked] = useState<string>();
  const chosen = documents.find((one) => one.id === picked) ?? documents[0];
  const shown = chosen !== undefined;
  useEffect(() => {
    if (shown) onFirst();
  }, [shown, onFirst]);

  return (
    <div className={room.room} data-testid="document-room">
      <header className={room.header} data-room>{header}</header>
      <div className={room.body}>
        <div className={styles.view}>
          <nav className={styles.names} aria-label={t('documents.title')}>
            {documents.map((one) => (
              <button
                key={one.id} type="button" className={styles.name} aria-current={one.id === chosen?.id} data-superseded={one.superseded ? '' : undefined}
                onClick={() => setPicked(one.id)} data-testid="room-document"
              >
                {one.name}
                <span>{t(`documents.kind.${one.kind}`)}</span>
              </button>
            ))}
          </nav>
          {chosen && <div className={styles.page}><DocumentContent key={chosen.id} id={of.id} document={chosen} /></div>}
        </div>
        <aside className={room.side}>{side}</aside>
      </div>
    </div>
  );
}
