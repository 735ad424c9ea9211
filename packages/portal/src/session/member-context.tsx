import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import type { Session } from './use-session.ts';

/** The member, and the subscription and region that everything on the page is about. */
export interface MemberContext {
  readonly session: Session;
  readonly subscription: Session['subscriptions'][number];
  readonly region: Session['regions'][number];
  /** The resource groups of the subscription in the region; new things go into one of them. */
  readonly resourceGroups: Session['subscriptions'][number]['resourceGroups'];
  /** Whether the member reviews nominations for the catalogue. */
  readonly isReviewer: boolean;
  /** Whether the member operates the whole instance. */
  readonly isOperator: boolean;
  switchTo(choice: ContextChoice): void;
}

/** What the context switch chooses. */
export interface ContextChoice {
  readonly subscriptionId: string;
  readonly region: string;
}

const storageKey = 'tenon.context';
const Context = createContext<MemberContext | undefined>(undefined);

interface MemberContextProviderProps {
  readonly session: Session;
  readonly children: ReactNode;
  /** Shown when the member belongs to no subscription. */
  readonly whenNone: ReactNode;
}

/** Provides the member's context; the choice is remembered in this browser, for each tenant apart. */
export function MemberContextProvider({ session, children, whenNone }: MemberContextProviderProps) {
  const key = `${storageKey}.${session.tenant.id}`;
  const [choice, setChoice] = useState(() => readChoice(key));
  const context = useMemo<MemberContext | undefined>(() => {
    const chosen = chooseContext(session, choice);
    if (chosen === undefined) return undefined;
    return {
      session,
      ...chosen,
      isOperator: holds(session, 'Operator'),
      isReviewer: holds(session, 'Catalogue reviewer') || holds(session, 'Operator'),
      switchTo(next) {
        localStorage.setItem(key, JSON.stringify(next));
        setChoice(next);
      },
    };
  }, [session, choice, key]);
  return context === undefined ? whenNone : <Context value={context}>{children}</Context>;
}

/** The member and the context of the page. */
export function useMember(): MemberContext {
  const context = use(Context);
  if (context === undefined) throw new Error('useMember needs a signed-in member above it.');
  return context;
}

/** What the choice means for this session: the remembered one where it still exists, else the first there is. */
export function chooseContext(
  session: Session,
  choice: ContextChoice | undefined,
): Pick<MemberContext, 'subscription' | 'region' | 'resourceGroups'> | undefined {
  const subscription =
    session.subscriptions.find((one) => one.id === choice?.subscriptionId) ?? session.subscriptions[0];
  const region =
    session.regions.find((one) => one.name === choice?.region) ??
    session.regions.find((one) => subscription?.resourceGroups.some((group) => group.region === one.name)) ??
    session.regions[0];
  if (subscription === undefined || region === undefined) return undefined;
  return {
    subscription,
    region,
    resourceGroups: subscription.resourceGroups.filter((group) => group.region === region.name),
  };
}

function holds(session: Session, role: Session['roles'][number]['role']): boolean {
  return session.roles.some((held) => held.role === role && held.scope === '/');
}

function readChoice(key: string): ContextChoice | undefined {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<ContextChoice> | null;
    if (typeof stored?.subscriptionId !== 'string' || typeof stored.region !== 'string') return undefined;
    return { subscriptionId: stored.subscriptionId, region: stored.region };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
