import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onUnauthorized } from '../../api/http';
import type { StackImage } from './stackImages';
import { statusOf } from './statusOf';
import { type StackStatus, StackViewport } from './stackViewport';

const nothing: ReadonlySet<number> = new Set();

/** Keeps one stack open in an element for as long as the component shows it. */
export function useStackViewport(images: StackImage[], onFirstImage: (() => void) | undefined) {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const firstImage = useRef(onFirstImage);
  firstImage.current = onFirstImage;
  const [viewport, setViewport] = useState<StackViewport>();
  const [status, setStatus] = useState<StackStatus>({ index: 0, window: undefined, zoom: 1, invert: false });
  const [loaded, setLoaded] = useState(nothing);
  const [failed, setFailed] = useState(0);
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    let left = false;
    let opened: StackViewport | undefined;
    setLoaded(nothing);
    setFailed(0);
    setFailure(undefined);
    StackViewport.open(element.current!, images, Math.floor(images.length / 2), {
      status: (now) => !left && setStatus(now),
      loaded: (index, ok) => {
        if (left) return;
        if (ok) setLoaded((before) => new Set(before).add(index));
        else setFailed((before) => before + 1);
      },
      firstImage: () => !left && firstImage.current?.(),
    }).then(
      (stack) => {
        opened = stack;
        if (left) stack.close();
        else setViewport(stack);
      },
      (problem: unknown) => {
        if (left) return;
        const status = statusOf(problem);
        if (status === 401) onUnauthorized();
        setFailure(status === undefined ? t('viewer.cannotDecode') : t('problems.status', { status }));
      },
    );
    return () => {
      left = true;
      opened?.close();
      setViewport(undefined);
    };
  }, [images, t]);

  return { element, viewport, status, loaded, failed, failure };
}
