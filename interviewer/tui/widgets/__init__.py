"""The widgets: each shows plain data that it is given and tells what was pressed."""
