// Who works at the desk of these tests.

import { join } from "node:path";

export interface Person {
  email: string;
  name: string;
  role: "manager" | "dispatcher" | "coach" | "viewer";
  language: "nl" | "fr" | "en";
  queues: string[];
}

/** Made by the first start of the server, which prints the link to choose the password. */
const manager: Person = {
  email: "beheer@loket.local",
  name: "Beheer",
  role: "manager",
  language: "nl",
  queues: [],
};

/** Made on the command line, beside the running server. */
export const COLLEAGUES = {
  dispatcher: {
    email: "bart@e2e.example",
    name: "Bart Mertens",
    role: "dispatcher",
    language: "nl",
    queues: ["central", "energy"],
  },
  coach: {
    email: "griet@e2e.example",
    name: "Griet Coppens",
    role: "coach",
    language: "nl",
    queues: ["energy"],
  },
  viewer: { email: "veerle@e2e.example", name: "Lien Wouters", role: "viewer", language: "nl", queues: [] },
  frenchCoach: {
    email: "luc@e2e.example",
    name: "Luc Dumont",
    role: "coach",
    language: "fr",
    queues: ["energy", "housing"],
  },
  englishCoach: {
    email: "joan@e2e.example",
    name: "Joan Miller",
    role: "coach",
    language: "en",
    queues: ["energy", "housing"],
  },
  linguist: {
    email: "lies@e2e.example",
    name: "Lies Talens",
    role: "viewer",
    language: "nl",
    queues: [],
  },
} satisfies Record<string, Person>;

export const PEOPLE = { manager, ...COLLEAGUES };
export type PersonKey = keyof typeof PEOPLE;

export const PASSWORD = "vier woorden achter elkaar";

/** Where the browser's session of a person is kept between the projects. */
export const sessionOf = (person: PersonKey): string =>
  join(__dirname, `../../../target/e2e/session-${person}.json`);
