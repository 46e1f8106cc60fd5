import { Button, CloseButton, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { personName } from '../../format/names';
import { useFormat } from '../../format/useFormat';
import { studyKeys, useStudies } from '../../studies/queries';
import type { Study, StudyWithSeries } from '../../studies/types';
import { address } from '../../viewer/address';
import { mainModality } from '../../viewer/pictures';
import { Thumbnail } from '../../viewer/SeriesRail';
import styles from './Ask.module.css';

export function useChosenStudies(uids: string[]): Study[] {
  return useQueries({
    queries: uids.map((uid) => ({ queryKey: studyKeys.one(uid), queryFn: () => http.get<StudyWithSeries>(`/api/studies/${uid}`) })),
    combine: (results) => results.map((one) => one.data).filter((one) => one !== undefined),
  });
}

/** The studies the question is about; one patient, as many studies as it takes. */
export function StudyChoice({ chosen, onChange }: { chosen: string[]; onChange: (uids: string[]) => void }) {
  const { t } = useTranslation();
  const studies = useChosenStudies(chosen);
  const [adding, setAdding] = useState(false);
  return (
    <div>
      <ul className={styles.studies}>
        {studies.map((study) => (
          <li key={study.studyInstanceUid} className={styles.study}>
            <StudyWords study={study} />
            <CloseButton aria-label={t('ask.removeStudy')} onClick={() => onChange(chosen.filter((uid) => uid !== study.studyInstanceUid))} />
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={() => setAdding(true)} data-testid="add-study">{t(chosen.length === 0 ? 'ask.chooseStudy' : 'ask.addStudy')}</Button>
      {adding && (
        <StudyPicker
          without={chosen} patientId={studies[0]?.patientId} onClose={() => setAdding(false)}
          onPick={(uid) => {
            onChange([...chosen, uid]);
            setAdding(false);
          }}
        />
      )}
    </div>
  );
}

type PickerProps = { without: string[]; patientId: string | undefined; onPick: (uid: string) => void; onClose: () => void };

function StudyPicker({ without, patientId, onPick, onClose }: PickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 250);
  const found = useStudies({ text: asked });
  const rows = (found.data?.pages.flatMap((page) => page.studies) ?? [])
    .filter((study) => !without.includes(study.studyInstanceUid) && (patientId === undefined || study.patientId === patientId));
  return (
    <Modal opened onClose={onClose} title={t('ask.chooseStudy')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <TextInput value={text} onChange={(event) => setText(event.currentTarget.value)} placeholder={t('studies.search')} aria-label={t('studies.search')} data-autofocus />
      <ul className={styles.picker}>
        {rows.map((study) => (
          <li key={study.studyInstanceUid}>
            <button type="button" onClick={() => onPick(study.studyInstanceUid)} data-testid="pick-study"><StudyWords study={study} /></button>
          </li>
        ))}
      </ul>
      {rows.length === 0 && !found.isPending && <p className={styles.hint}>{t(patientId ? 'ask.noOtherStudy' : 'studies.noMatch')}</p>}
    </Modal>
  );
}

function StudyWords({ study }: { study: Study }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <span className={styles.picture}><Thumbnail src={address.studyThumbnail(study.studyInstanceUid)} modality={mainModality(study.modalities)} /></span>
      <span className={styles.words}>
        <b>{personName(study.patientName) || t('studies.noName')}</b>
        <span>{[study.modalities.join(' '), study.description, format.date(study.studyDate), t('studies.imageCount', { count: study.instanceCount })].filter(Boolean).join(' · ')}</span>
      </span>
    </>
  );
}
