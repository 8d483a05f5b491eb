/// <reference types="vite/client" />

// What React Flow does by itself: default nodes at the places of the flow that the editor draws, wired as that is, and nothing else.

import "@xyflow/react/dist/style.css";
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from "@xyflow/react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { gridEdges, gridPlaces } from "../grid.ts";

const nodes: Node[] = gridPlaces().map(({ id, at }) => ({ id, position: at, data: { label: id } }));
const edges: Edge[] = gridEdges().map(({ from, to }) => ({ id: `${from} ${to}`, source: from, target: to }));

const asked = new URLSearchParams(location.search);
const given = (name: string) => Number(asked.get(name));
const defaultViewport = { x: given("x"), y: given("y"), zoom: given("zoom") };

function Page() {
  const [shown, , onNodesChange] = useNodesState(nodes);
  const [wired] = useEdgesState(edges);
  return createElement(ReactFlow, {
    nodes: shown,
    edges: wired,
    onNodesChange,
    minZoom: 0.1,
    defaultViewport,
  });
}

const root = document.getElementById("root");
if (root) createRoot(root).render(createElement(Page));
