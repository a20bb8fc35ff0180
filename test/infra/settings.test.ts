import { describe, expect, it } from 'vitest';
import { readSettings, SettingProblem } from '../../infra/settings.ts';

const read = (context: Readonly<Record<string, unknown>>) => readSettings((key) => context[key]);

describe('the settings of a deployment', () => {
  it('are those of one machine when nothing is given', () => {
    expect(read({})).toEqual({
      stage: 'local',
      region: 'eu-central-1',
      domain: undefined,
      mailFrom: 'no-reply@mistok.example',
      alarmEmail: undefined,
      code: 'dist/functions',
    });
  });

  it('send mail from the domain of the site when no other address is given', () => {
    expect(read({ stage: 'production', domain: 'mistok.example.eu' }).mailFrom).toBe('no-reply@mistok.example.eu');
  });

  it.each(['production', 'staging'])(
    'are refused for %s without a host name, and the refusal says how to give one',
    (stage) => {
      expect(() => read({ stage })).toThrow(SettingProblem);
      expect(() => read({ stage })).toThrow('-c domain=');
    },
  );

  it.each([
    [{ stage: 'test' }, 'There is no stage "test"'],
    [{ stage: 'production', domain: 'https://mistok.example.eu' }, 'is not a host name'],
    [{ stage: 'production', domain: 'Mistok.example.eu' }, 'is not a host name'],
    [{ stage: 'production', domain: 'localhost' }, 'is not a host name'],
    [{ mailFrom: 'Mistok' }, 'is not a mail address'],
    [{ mailFrom: 'Mistok <no-reply@mistok.example>' }, 'is not a mail address'],
    [{ region: ['eu-central-1', 'eu-west-1'] }, 'must be text'],
  ])('are refused when they are %j', (context, sentence) => {
    expect(() => read(context)).toThrow(sentence);
  });
});
