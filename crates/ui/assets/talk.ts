//! Beside the script of every page, that of pages on which people talk: conversations, groups and their discussions.

import "./attach";
import "./conversation";
import "./discussion";
import "./group";
