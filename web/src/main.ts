import { mount } from "svelte";
import App from "./App.svelte";
import { takeToken } from "./api/token";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";

takeToken();
const target = document.getElementById("app");
if (target) mount(App, { target });
