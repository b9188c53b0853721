"use client";

import dynamic from "next/dynamic";

/** The settings' code stays out of the cards and the customers' pages, which come through the same door. */
export const SurveySettings = dynamic(() => import("./survey-settings").then((module) => module.SurveySettings));
