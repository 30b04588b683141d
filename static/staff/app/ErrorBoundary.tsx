// Catches what a page could not draw, so that the rest of the app stays.

import { Component, type ReactNode } from "react";
import { ErrorState } from "../ui/States";

interface Props {
  /** A change of it (another page) gives the page a new chance. */
  resetKey: string;
  children: ReactNode;
}

interface State {
  error: unknown;
  resetKey: string;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    // A page's code may be gone after an update of the server: only a reload finds the new one.
    return <ErrorState error={this.state.error} onRetry={() => location.reload()} />;
  }
}
