import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../admin/queries';
import { languageName } from '../format/languageName';
import { Movers } from './RankList';
import styles from './Rules.module.css';
import type { Rule, RuleProblem } from './types';

type Props = { of: Rule[]; problems: RuleProblem[]; onEdit: (at: number) => void; onMove: (at: number, by: -1 | 1) => void; onRemove: (at: number) => void };

/** Every rule as a sentence, with what is wrong with it. */
export function RuleList({ of, problems, onEdit, onMove, onRemove }: Props) {
  const { t } = useTranslation();
  const said = useRuleText();
  const wrong = (at: number) => problems.filter(({ rule }) => rule === at);
  return (
    <>
      {wrong(-1).map((one) => <span key={one.kind} className={styles.wrong} role="alert">{t(`rules.problem.${one.kind}`)}</span>)}
      {of.length === 0 && <span className={styles.small}>{t('rules.empty')}</span>}
      <ol className={styles.list}>
        {of.map((rule, at) => {
          const { when, whom } = said(rule);
          return (
            <li key={at} className={styles.item} data-testid="rule">
              <span className={styles.number}>{at + 1}</span>
              <span className={styles.words}>
                <strong>{rule.name}</strong>
                <span className={styles.small}>{t('rules.when')}: {when}</span>
                <span className={styles.small}>
                  <i className={styles.effect} data-effect={rule.effect}>{t(`rules.effect.${rule.effect}`)}</i>
                  {whom}{rule.unlessNobody && ` · ${t('rules.givesWay')}`}
                </span>
                {wrong(at).map((one) => <span key={one.field + one.kind} className={styles.wrong} role="alert">{t(`rules.problem.${one.kind}`)}</span>)}
              </span>
              <Movers name={rule.name} up={at > 0} down={at < of.length - 1} onMove={(by) => onMove(at, by)} />
              <span className={styles.tools}>
                <Button size="compact-sm" variant="default" onClick={() => onEdit(at)} data-testid="edit-rule">{t('ui.edit')}</Button>
                <ActionIcon variant="subtle" color="red" onClick={() => onRemove(at)} aria-label={t('rules.remove', { name: rule.name })} data-testid="remove-rule"><IconTrash size={17} /></ActionIcon>
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function useRuleText() {
  const { t, i18n } = useTranslation();
  const institutions = useInstitutions();
  const nameOf = (id: string) => institutions.data?.find((one) => one.id === id)?.name ?? '…';
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  const parts = (...all: string[][]) => all.filter((one) => one.length > 0).map((one) => list.format(one)).join(' · ');
  return (rule: Rule) => ({
    when: parts(
      rule.disciplines.map((one) => t(`discipline.${one}`)), rule.urgencies.map((one) => t(`urgency.${one}`)), rule.sites, rule.modalities,
      rule.languages.map((one) => languageName(one, i18n.language)),
    ) || t('rules.always'),
    whom: parts(rule.institutions.map(nameOf), rule.specialties, rule.rings.map((one) => t(`routing.ring.${one}`))),
  });
}
