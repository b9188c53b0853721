"use client";

import dynamic from "next/dynamic";

/** The box's own code stays out of every other page, which come through the same door for the button. */
export const CallerBox = dynamic(() => import("./caller-box").then((module) => module.CallerBox));
